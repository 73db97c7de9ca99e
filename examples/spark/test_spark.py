"""`NUTGRAF_ENGINE=…/batch.wasm python -m unittest`, with the npm package built (`npm run build`)."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import pandas as pd
import wasmtime

from nutgraf_pandas import summarizer
from nutgraf_wasi import Nutgraf

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
ENGINE = os.environ.get("NUTGRAF_ENGINE", str(ROOT / "target/wasm32-wasip1/release/examples/batch.wasm"))
TEXTS = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "www/samples").glob("*.txt"))] + ["", "Satu 😀 kata."]

IN_NODE = """
const { analyze } = await import(process.argv[1]);
for (const text of JSON.parse(process.argv[2])) console.log(JSON.stringify(await analyze(text)));
"""


def summarized(frame: pd.DataFrame) -> pd.DataFrame:
    return pd.concat(summarizer(lambda: ENGINE)(iter([frame])), ignore_index=True)


class Pandas(unittest.TestCase):
    def test_gives_the_bytes_that_javascript_gives(self):
        node = ["node", "--input-type=module", "--eval", IN_NODE, str(ROOT / "dist/node.js"), json.dumps(TEXTS)]
        expected = subprocess.run(node, check=True, capture_output=True, text=True, encoding="utf-8").stdout.split("\n")[:-1]
        rows = summarized(pd.DataFrame({"id": range(len(TEXTS)), "text": TEXTS}))
        self.assertEqual(list(rows["analysis"]), expected)

    def test_keeps_rows_that_fail_with_their_error(self):
        rows = summarized(
            pd.DataFrame({"id": ["a", "b", "c"], "text": [TEXTS[0], None, TEXTS[0]], "language": [None, None, "?"], "sentences": [2, None, 1]})
        )
        self.assertEqual(list(rows["id"]), ["a", "b", "c"])
        self.assertEqual(list(rows["error"].notna()), [False, True, True])
        self.assertIn("text", rows["error"][1])
        self.assertIn("language", rows["error"][2])
        self.assertEqual(list(rows["summary"].notna()), [True, False, False])

    def test_what_brings_the_engine_down_costs_only_itself(self):
        nutgraf = Nutgraf(ENGINE)
        run = nutgraf._run

        def breaks(lines):
            if any('"bad"' in line for line in lines):
                raise wasmtime.Trap("unreachable")
            return run(lines)

        nutgraf._run = breaks
        answers = [json.loads(line) for line in nutgraf.answer([{"id": name, "text": "Satu kata."} for name in ("x", "bad", "y")])]
        self.assertEqual([(answer["id"], "error" in answer) for answer in answers], [("x", False), ("bad", True), ("y", False)])

    def test_memory_has_a_limit(self):
        nutgraf = Nutgraf(ENGINE, max_memory=8 << 20)
        answers = [json.loads(line) for line in nutgraf.answer([{"id": 1, "text": "Kata baru. " * 400_000}, {"id": 2, "text": "Satu kata."}])]
        self.assertIn("broke off", answers[0]["error"])
        self.assertNotIn("error", answers[1])


@unittest.skipUnless(shutil.which("java") or os.environ.get("JAVA_HOME"), "Spark needs a Java")
class Spark(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        (self.folder / "in put").mkdir()
        for part in range(3):
            frame = pd.DataFrame({"id": [f"{part}-{row}" for row in range(4)], "text": [TEXTS[0], TEXTS[1], None, TEXTS[2]]})
            frame.to_json(self.folder / "in put" / f"{part}.jsonl", orient="records", lines=True, force_ascii=False)

    def test_reads_all_and_goes_on_after_a_break(self):
        self.assertEqual(self.run_job().count("4 rows, 1 failed"), 3)
        groups = sorted((self.folder / "out").glob("group=*"))
        rows = pd.read_parquet(self.folder / "out")
        self.assertEqual(sorted(rows["id"]), sorted(f"{part}-{row}" for part in range(3) for row in range(4)))
        self.assertEqual(set(rows["id"][rows["error"].notna()]), {"0-2", "1-2", "2-2"})
        (groups[1] / "_SUCCESS").unlink()  # as after a break
        again = self.run_job()
        self.assertEqual((again.count("done before"), again.count("4 rows")), (2, 1))
        self.assertEqual(len(pd.read_parquet(self.folder / "out")), 12)

        # Other groups beside these would hold rows twice.
        self.assertIn("holds groups of other files", self.run_job(files=2, status=1))

    def run_job(self, files: int = 1, status: int = 0) -> str:
        job = [sys.executable, "summarize.py", "--master", "local[2]", "--engine", ENGINE, "--files", str(files)]
        done = subprocess.run([*job, str(self.folder / "in put"), str(self.folder / "out")], cwd=HERE, capture_output=True, text=True)
        self.assertEqual(done.returncode, status, done.stderr[-3000:])
        return done.stdout if status == 0 else done.stderr


if __name__ == "__main__":
    unittest.main()
