"""The server's event loop: woken once for many messages, and never left asleep."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Thread

import pytest

from ipt_training.web.loop import CalmLoop

MESSAGES = 2000
THREADS = 8


def test_it_is_woken_once_for_all_that_comes_before_it_looks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written: list[None] = []
    write: Callable[[asyncio.SelectorEventLoop], None] = asyncio.SelectorEventLoop._write_to_self  # type: ignore[attr-defined]

    def noting(loop: asyncio.SelectorEventLoop) -> None:
        written.append(None)
        write(loop)

    monkeypatch.setattr(asyncio.SelectorEventLoop, "_write_to_self", noting)
    done: list[int] = []
    with asyncio.Runner(loop_factory=CalmLoop) as runner:
        loop = runner.get_loop()
        for number in range(MESSAGES):
            loop.call_soon_threadsafe(done.append, number)
        assert len(written) == 1
        runner.run(asyncio.sleep(0.01))
    assert done == list(range(MESSAGES))


def test_no_message_of_many_threads_is_left_lying() -> None:
    done: list[tuple[int, int]] = []
    with asyncio.Runner(loop_factory=CalmLoop) as runner:
        loop = runner.get_loop()

        def send(thread: int) -> None:
            for number in range(MESSAGES):
                loop.call_soon_threadsafe(done.append, (thread, number))

        async def receive() -> None:
            with ThreadPoolExecutor(THREADS) as pool:
                waiting = [loop.run_in_executor(pool, send, one) for one in range(THREADS)]
                await asyncio.wait_for(asyncio.gather(*waiting), 60)

        runner.run(receive())
    assert sorted(done) == [(one, n) for one in range(THREADS) for n in range(MESSAGES)]
    for thread in range(THREADS):
        mine = [number for one, number in done if one == thread]
        assert mine == list(range(MESSAGES))


def test_a_sleeping_loop_is_woken_again_and_again() -> None:
    loop = CalmLoop()
    running = Thread(target=loop.run_forever)
    running.start()
    try:
        for _ in range(200):
            heard = Event()
            loop.call_soon_threadsafe(heard.set)
            assert heard.wait(20)
    finally:
        loop.call_soon_threadsafe(loop.stop)
        running.join()
        loop.close()
