"""Summarises a collection of articles with Spark: Parquet or JSON Lines in, Parquet out.

    spark-submit --py-files nutgraf_wasi.py,nutgraf_pandas.py --files batch.wasm summarize.py IN OUT
    python summarize.py --master 'local[2]' --engine batch.wasm IN OUT

IN is a folder or a file with columns "id" and "text" (and "title", "language", "focus", "sentences" where there are). Its
files are taken some at a time; each group is a folder of OUT. What is finished stays: run it again after a break,
and it goes on with the groups that are missing.
"""

import argparse
import hashlib
import os
import sys
import time

from pyspark import SparkFiles
from pyspark.sql import DataFrame, SparkSession

from nutgraf_pandas import OPTIONS, SCHEMA, summarizer


def main() -> int:
    args = arguments()
    if (args.master or "").startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # the workers of this machine have what this Python has
    builder = SparkSession.builder.appName("nutgraf").config("spark.sql.execution.arrow.maxRecordsPerBatch", 200)
    spark = (builder.master(args.master) if args.master else builder).getOrCreate()
    if args.engine:
        spark.sparkContext.addFile(args.engine)
    name = os.path.basename(args.engine or "batch.wasm")
    files = sorted(spark.read.format("binaryFile").option("recursiveFileLookup", True).load(args.input).select("path").toPandas()["path"])
    groups = [files[start : start + args.files] for start in range(0, len(files), args.files)]
    others = written(spark, args.output) - {f"group={name_of(group)}" for group in groups}
    if others:
        sys.exit(f"{args.output} holds groups of other files, or of another --files: {', '.join(sorted(others))}. Take another folder.")
    for number, group in enumerate(groups, 1):
        target = f"{args.output}/group={name_of(group)}"
        if finished(spark, target):
            print(f"{number}/{len(groups)}: done before", flush=True)
            continue
        start = time.monotonic()
        rows = read(spark, group).mapInPandas(summarizer(lambda: SparkFiles.get(name)), SCHEMA)
        rows.write.mode("overwrite").parquet(target)
        print(f"{number}/{len(groups)}: {report(spark, target, time.monotonic() - start)}", flush=True)
    spark.stop()
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Summarises articles with Spark.")
    parser.add_argument("input", help="a folder or file of .parquet, or of .json/.jsonl with an object a line")
    parser.add_argument("output", help="a folder")
    parser.add_argument("--master", help='"local[2]", say; left out: as spark-submit says')
    parser.add_argument("--engine", help="the WASI command; left out: batch.wasm, sent with --files")
    parser.add_argument("--files", type=int, default=64, help="input files a group (64)")
    return parser.parse_args()


def read(spark: SparkSession, files: list[str]) -> DataFrame:
    """The rows of some files, in as many partitions as there are cores, at least."""
    parquet = [file for file in files if file.endswith(".parquet")]
    if parquet and len(parquet) < len(files):
        sys.exit("Parquet and other files in one folder: separate them")
    frame = spark.read.parquet(*files) if parquet else spark.read.json(files)
    frame = frame.select("id", "text", *[name for name in OPTIONS if name in frame.columns])
    cores = spark.sparkContext.defaultParallelism
    return frame.repartition(cores * 4) if frame.rdd.getNumPartitions() < cores else frame


def name_of(files: list[str]) -> str:
    return hashlib.sha256("\n".join(files).encode()).hexdigest()[:16]


def written(spark: SparkSession, folder: str) -> set[str]:
    """The groups that a folder holds, finished or not."""
    path = spark._jvm.org.apache.hadoop.fs.Path(folder)
    system = path.getFileSystem(spark._jsc.hadoopConfiguration())
    names = {entry.getPath().getName() for entry in system.listStatus(path)} if system.exists(path) else set()
    return {name for name in names if name.startswith("group=")}


def finished(spark: SparkSession, folder: str) -> bool:
    """Whether Spark has written all of it: then it has put _SUCCESS beside."""
    path = spark._jvm.org.apache.hadoop.fs.Path(f"{folder}/_SUCCESS")
    return path.getFileSystem(spark._jsc.hadoopConfiguration()).exists(path)


def report(spark: SparkSession, folder: str, seconds: float) -> str:
    rows = spark.read.parquet(folder)
    count, failed = rows.count(), rows.filter("error is not null").count()
    return f"{count} rows, {failed} failed, {seconds:.1f} s, {count / seconds:.0f} rows/s"


if __name__ == "__main__":
    sys.exit(main())
