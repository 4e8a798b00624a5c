#!/usr/bin/env bash
# After a seek in an MP3 of changing bit rate, Chromium plays another second than its clock says.
#
# libavformat (PyAV 18.1.0) writes an index of a hundred places into the file; Chromium 156 trusts
# it. The same packets copied without loss into MP4 are found on the second. Ends with 0 while that
# is so, with 1 when it no longer is.
#
# Needs python3, Chromium (CHROME names it) and a package index; works in a folder of its own.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet av==18.1.0 numpy==2.4.6 playwright==1.65.2
CHROME=${CHROME:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)} \
  "$work/venv/bin/python" - <<'PYTHON'
import io, os, re, sys, threading
from fractions import Fraction
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import av
import numpy as np
from playwright.sync_api import sync_playwright

RATE, SECONDS, PLACES = 16_000, 1200, [61, 301, 600, 899, 1100, 1190]


def tones():
    """Twenty minutes of which every second is a pair of tones of its own, every other half noisy."""
    out = io.BytesIO()
    with av.open(out, "w", format="mp3", options={"write_xing": "1"}) as file:
        stream = file.add_stream(
            "libmp3lame", rate=RATE, options={"flags": "+qscale", "global_quality": "590"}
        )
        stream.layout = "mono"
        moments = np.arange(RATE) / RATE
        for second in range(SECONDS):
            sound = sum(
                0.4 * np.sin(2 * np.pi * hertz * moments)
                for hertz in (300 + 20 * (second % 60), 1700 + 80 * (second // 60))
            )
            if second // 30 % 2:
                sound = sound + np.random.default_rng(second).normal(0, 0.05, RATE)
            samples = (np.clip(sound, -1, 1) * 30_000).astype(np.int16)[np.newaxis]
            frame = av.AudioFrame.from_ndarray(samples, format="s16", layout="mono")
            frame.sample_rate, frame.pts = RATE, second * RATE
            frame.time_base = Fraction(1, RATE)
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    return out.getvalue()


def as_mp4(mp3):
    """The same packets."""
    out = io.BytesIO()
    with av.open(io.BytesIO(mp3)) as before, av.open(out, "w", format="mp4") as after:
        stream = after.add_stream_from_template(before.streams.audio[0])
        for packet in before.demux(before.streams.audio[0]):
            if packet.dts is not None:
                packet.stream = stream
                after.mux(packet)
    return out.getvalue()


MP3 = tones()
FILES = {"/mp3": ("audio/mpeg", MP3), "/mp4": ("audio/mp4", as_mp4(MP3))}


class Server(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        kind, content = FILES.get(self.path, ("text/html", b"<!doctype html>"))
        asked = re.match(r"bytes=(\d+)-(\d*)", self.headers.get("range", ""))
        first = int(asked[1]) if asked else 0
        last = int(asked[2]) if asked and asked[2] else len(content) - 1
        self.send_response(206 if asked else 200)
        self.send_header("content-type", kind)
        self.send_header("accept-ranges", "bytes")
        if asked:
            self.send_header("content-range", f"bytes {first}-{last}/{len(content)}")
        self.send_header("content-length", str(last - first + 1))
        self.end_headers()
        try:
            self.wfile.write(content[first : last + 1])
        except OSError:
            pass


LISTEN = """async ([path, places]) => {
  const room = new AudioContext({ sampleRate: 48000 });
  await room.resume();
  const element = new Audio(path), ear = room.createAnalyser();
  ear.fftSize = 8192;
  ear.smoothingTimeConstant = 0;
  room.createMediaElementSource(element).connect(ear).connect(room.destination);
  await new Promise((done) => { element.onloadedmetadata = done; });
  const heard = [];
  for (const place of places) {
    const there = new Promise((done) => { element.onseeked = done; });
    element.currentTime = place + 0.2;
    await there;
    await element.play();
    while (element.currentTime < place + 0.6) await new Promise((later) => setTimeout(later, 20));
    const levels = new Float32Array(ear.frequencyBinCount), told = Math.floor(element.currentTime);
    ear.getFloatFrequencyData(levels);
    element.pause();
    const loudest = (from, to) => {
      let best = from;
      for (let hz = from; hz < to; hz += 48000 / 8192) {
        if (levels[Math.round(hz * 8192 / 48000)] > levels[Math.round(best * 8192 / 48000)]) best = hz;
      }
      return best;
    };
    const second = Math.round((loudest(280, 1500) - 300) / 20);
    heard.push([told, second + 60 * Math.round((loudest(1690, 3320) - 1700) / 80)]);
  }
  return heard;
}"""
class Quiet(ThreadingHTTPServer):
    def handle_error(self, *_):
        """A browser that seeks breaks its last request off."""


server = Quiet(("127.0.0.1", 0), Server)
threading.Thread(target=server.serve_forever, daemon=True).start()
off = {}
with sync_playwright() as play:
    browser = play.chromium.launch(
        executable_path=os.environ["CHROME"],
        args=["--no-sandbox", "--autoplay-policy=no-user-gesture-required"],
    )
    print("Chromium", browser.version, "PyAV", av.__version__)
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/")
    for path in FILES:
        found = page.evaluate(LISTEN, [path, PLACES])
        off[path] = [heard - told for told, heard in found]
        print(path, "seconds heard beside what the clock says:", off[path])
    browser.close()
sys.exit(0 if any(off["/mp3"]) and not any(off["/mp4"]) else 1)
PYTHON
