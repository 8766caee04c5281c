#!/usr/bin/env python3
"""Reviews a large collection of specs with Bob on Apache Spark, and makes a table of scores and gaps.

    find /srv/specs -name '*.rst' > names
    spark-submit --master spark://… review_specs.py --reviews reviews --table table names

Every worker has bob, and sees the specs at the same paths.
"""
import argparse
import shlex
import sys

from pyspark.sql import SparkSession, functions as F

# What the table needs of Bob's reviews; `bob schema review` describes all that is in a line.
SCHEMA = """
    path STRING, score DOUBLE, ready BOOLEAN, areas ARRAY<STRUCT<id: STRING, score: DOUBLE>>,
    items ARRAY<STRUCT<id: STRING, gap: BOOLEAN, confidence: DOUBLE, silenced: STRUCT<line: INT>>>,
    error STRUCT<path: STRING, message: STRING>
"""


def review(names, bob):
    """One JSON line for each spec: its review, or what kept it from being read."""
    # One bob for each part of the list, on one core as Spark counts them. Findings are what is asked for, and no
    # failure; templates, indexes and introductions among the names are passed over, as when bob searches a folder.
    command = [bob, "review", "--files-from", "-", "--format", "jsonl", "--fail-on", "none", "--force-exclude",
               "--jobs", "1", "--quiet"]
    # Status 2 says that a file could not be read, and that is in the lines. Any other ends the job: a part is not done.
    script = f"{shlex.join(command)} || test $? -eq 2"
    # PySpark runs a program in the environment given here and no other.
    return names.pipe(shlex.join(["sh", "-c", script]), env={"PATH": "/usr/local/bin:/usr/bin:/bin"}, checkCode=True)


def table(reviews, groups):
    """Mean scores, and what is missing most often, by project and release."""
    areas = [area.id for area in reviews.first().areas]
    # The gaps that Bob is certain of, as bob lint counts them.
    gaps = "transform(filter(items, i -> i.gap AND i.silenced IS NULL AND i.confidence >= 0.6), i -> i.id)"
    specs = reviews.select(
        F.regexp_extract("path", groups, 1).alias("project"), F.regexp_extract("path", groups, 2).alias("release"),
        "score", "ready", F.expr(gaps).alias("gaps"),
        *(F.expr(f"filter(areas, a -> a.id = '{area}')[0].score").alias(area) for area in areas))
    by = ["project", "release"]
    scores = specs.groupBy(by).agg(
        F.count("*").alias("specs"), F.sum(F.col("ready").cast("int")).alias("ready"),
        # Scores have one decimal. Sums of binary fractions would depend on the order in which Spark adds them.
        *(F.round(F.avg(F.col(column).cast("decimal(4,1)")), 1).alias(column) for column in ["score", *areas]),
        F.round(F.avg(F.size("gaps")), 1).alias("gaps"))
    often = (
        specs.select(*by, F.explode("gaps").alias("gap")).groupBy(*by, "gap").count()
        .groupBy(by).agg(F.max_by("gap", F.struct("count", "gap")).alias("most often missing")))
    return scores.join(often, by, "left").orderBy(by)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", help="a file with the paths of the specs, one a line")
    parser.add_argument("--reviews", required=True, help="the new folder for the reviews, one a line")
    parser.add_argument("--table", help="the new folder for the table, as CSV")
    parser.add_argument("--bob", default="bob", help="the program's path on the workers")
    parser.add_argument("--parts", type=int, default=0, help="into how many parts to split the names at least")
    parser.add_argument("--groups", default=r"([^/]+)/(?:specs|keps)/([^/]+)/",
                        help="what in a path is project and release: a regular expression with two groups")
    arguments = parser.parse_args()

    spark = SparkSession.builder.appName("bob").getOrCreate()
    # Parts are stretches of the list, so that the parts of the result, one after the other, are in its order.
    parts = arguments.parts or 4 * spark.sparkContext.defaultParallelism
    names = spark.sparkContext.textFile(arguments.names, parts).filter(lambda name: name)
    review(names, arguments.bob).saveAsTextFile(arguments.reviews)

    lines = spark.read.schema(SCHEMA).json(arguments.reviews).cache()
    reviews, errors = lines.where("path IS NOT NULL"), lines.where("error IS NOT NULL")
    if not reviews.isEmpty():
        result = table(reviews, arguments.groups)
        result.show(1000, truncate=False)
        if arguments.table:
            result.coalesce(1).write.csv(arguments.table, header=True)
    for error in errors.limit(20).collect():
        print(f"{error.error.path}: {error.error.message}", file=sys.stderr)
    failed = errors.count()
    print(f"specs reviewed: {reviews.count()}, files that could not be read: {failed}")
    spark.stop()
    return 2 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
