"""The engine in a Python process, without JavaScript: the WASI command `examples/batch.rs` of the crate, run by wasmtime."""

import json
import os
import tempfile
from typing import Any, Iterable, Iterator

import wasmtime


class Nutgraf:
    """One compiled engine. It holds no text: each batch runs in a fresh memory, which is given back afterwards."""

    def __init__(self, path: str, max_memory: int = 1 << 30):
        config = wasmtime.Config()
        config.cache = True  # processes of one machine compile once
        self._engine = wasmtime.Engine(config)
        self._module = wasmtime.Module.from_file(self._engine, path)
        self._linker = wasmtime.Linker(self._engine)
        self._linker.define_wasi()
        self._max_memory = max_memory

    def answer(self, items: Iterable[dict[str, Any]]) -> Iterator[str]:
        """A line of JSON for each item, in order: `{"id", "summary", "analysis"}` or `{"id", "error"}`.

        An item that brings the engine down (out of memory, say) costs only itself: the batch is then run item by item.
        """
        lines = [json.dumps(item, ensure_ascii=False) for item in items]
        try:
            yield from self._run(lines)
            return
        except (wasmtime.Trap, wasmtime.WasmtimeError) as error:
            if len(lines) == 1:
                item = json.loads(lines[0])
                yield json.dumps({"id": item.get("id"), "error": f"the engine broke off: {str(error).splitlines()[0]}"})
                return
        for line in lines:
            yield from self.answer([json.loads(line)])

    def _run(self, lines: list[str]) -> list[str]:
        with tempfile.TemporaryDirectory() as folder:
            source, target = os.path.join(folder, "in.jsonl"), os.path.join(folder, "out.jsonl")
            with open(source, "w", encoding="utf-8", errors="replace", newline="\n") as file:
                file.writelines(f"{line}\n" for line in lines)
            wasi = wasmtime.WasiConfig()
            wasi.stdin_file, wasi.stdout_file = source, target
            store = wasmtime.Store(self._engine)
            store.set_limits(memory_size=self._max_memory)
            store.set_wasi(wasi)
            start = self._linker.instantiate(store, self._module).exports(store)["_start"]
            try:
                start(store)
            except wasmtime.ExitTrap as exit:
                if exit.code != 0:
                    raise
            with open(target, encoding="utf-8", newline="\n") as file:
                answers = file.read().split("\n")[:-1]
        if len(answers) != len(lines):
            raise wasmtime.WasmtimeError(f"{len(lines)} texts, {len(answers)} answers")
        return answers


_engines: dict[str, Nutgraf] = {}


def engine(path: str) -> Nutgraf:
    """The engine of this process: loaded once, however many batches come."""
    if path not in _engines:
        _engines[path] = Nutgraf(path)
    return _engines[path]
