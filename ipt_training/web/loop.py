"""The event loop of the server: woken once for many messages of a script, not once for each.

Every element that a script draws is handed to the loop from the script's thread. asyncio writes a
byte to a socket for each of them; every such write lets the loop and the script fight over the one
interpreter lock, and costs more than drawing the element. One byte that is not read yet is enough.
"""

import asyncio


class CalmLoop(asyncio.SelectorEventLoop):
    """An event loop that does not wake itself again before it has looked."""

    # Threads race here without harm: whoever finds it set has left work where the coming look
    # finds it, because work is put down before the loop is woken.
    _woken = False

    def _write_to_self(self) -> None:
        if not self._woken:
            self._woken = True
            super()._write_to_self()  # type: ignore[misc]

    def _process_self_data(self, data: bytes) -> None:
        self._woken = False
        super()._process_self_data(data)  # type: ignore[misc]
