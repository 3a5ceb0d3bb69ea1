from safeguarding.pages.cells import (
    Beside as Beside,
    Code as Code,
    Gap as Gap,
    Number as Number,
    Percentage as Percentage,
    Points as Points,
    Span as Span,
    Tone as Tone,
)
from safeguarding.pages.checks import check_section as check_section, files_section as files_section
from safeguarding.pages.columns import rows as rows
from safeguarding.pages.dbs import (
    breaches_table as breaches_table,
    findings_table as findings_table,
    forecast_table as forecast_table,
    measures_table as measures_table,
    published_tables as published_tables,
    standings_table as standings_table,
)
from safeguarding.pages.dbs_records import person_record as person_record, person_record_json as person_record_json
from safeguarding.pages.indicators.benchmarks import Benchmark as Benchmark, NoBenchmark as NoBenchmark
from safeguarding.pages.indicators.judged import JudgedIndicator as JudgedIndicator, judged_folder as judged_folder
from safeguarding.pages.indicators.section import indicators_section as indicators_section
from safeguarding.pages.indicators.standardised import StandardisedPeriod as StandardisedPeriod
from safeguarding.pages.plans.section import plan_section as plan_section
from safeguarding.pages.plans.tables import (
    actions_table as actions_table,
    progress_table as progress_table,
    ratings_table as ratings_table,
    timing_table as timing_table,
)
from safeguarding.pages.profiles import profiles_table as profiles_table
from safeguarding.pages.recruitment import (
    checks_table as checks_table,
    findings_of_records as findings_of_records,
    recruitment_rules_table as recruitment_rules_table,
    recruitment_section as recruitment_section,
    unknown_of_records as unknown_of_records,
)
from safeguarding.pages.renderers.html.document import page_html as page_html, section_html as section_html
from safeguarding.pages.renderers.junit import check_junit as check_junit
from safeguarding.pages.renderers.markdown import (
    page_markdown as page_markdown,
    section_markdown as section_markdown,
    table_markdown as table_markdown,
)
from safeguarding.pages.renderers.spreadsheets import table_csv as table_csv, write_workbook as write_workbook
from safeguarding.pages.renderers.word import page_docx as page_docx, section_docx as section_docx
from safeguarding.pages.rules import (
    changes_table as changes_table,
    history_table as history_table,
    rules_table as rules_table,
)
from safeguarding.pages.sections import Page as Page, Section as Section
from safeguarding.pages.tables import Reason as Reason, Table as Table
from safeguarding.pages.timeliness import (
    CountedBy as CountedBy,
    timeliness_section as timeliness_section,
)
from safeguarding.pages.timeliness_lists import MeasuredObligation as MeasuredObligation
from safeguarding.pages.timeliness_published import (
    published_timeliness as published_timeliness,
    timeliness_chart as timeliness_chart,
)
