"""The words of an expression as SQL, which holds whatever a column or a role is called."""

from datetime import date, datetime

from safeguarding.frames import sql_words


def test_one_flat_case() -> None:
    """Each case stands beside the one before, not inside it, and what is not known is asked about first."""
    day = sql_words.col("issued_on")
    chain = sql_words.when(day.is_null()).then(sql_words.lit(7, sql_words.Int8))
    chain = chain.when(day < date(2014, 9, 19)).then(sql_words.lit("overdue"))
    assert chain.otherwise(sql_words.lit(0)).alias("standing").text == (
        'CASE WHEN "issued_on" IS NULL THEN CAST(7 AS TINYINT) '
        "WHEN \"issued_on\" < DATE '2014-09-19' THEN 'overdue' ELSE 0 END AS \"standing\""
    )


def test_a_time_is_compared_with_a_time() -> None:
    found = sql_words.col("at") < datetime(2014, 9, 19)  # noqa: DTZ001 - as the columns, without a zone
    assert found.text == "\"at\" < TIMESTAMP '2014-09-19 00:00:00'"


def test_no_name_ends_its_quotation() -> None:
    """A quotation mark within a name is doubled, of columns and of roles."""
    found = sql_words.col('the "role"').is_in(["Driver's mate", "x'); DROP TABLE held; --"])
    assert found.text == "\"the \"\"role\"\"\" IN ('Driver''s mate', 'x''); DROP TABLE held; --')"
