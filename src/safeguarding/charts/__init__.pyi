from safeguarding.charts.count_bars import CountBar as CountBar, CountBars as CountBars
from safeguarding.charts.inspection_pictures import (
    GradePoint as GradePoint,
    GradeRow as GradeRow,
    ProfileYear as ProfileYear,
    grade_rows as grade_rows,
    profile_years as profile_years,
    write_grades as write_grades,
    write_profile_by_year as write_profile_by_year,
)
from safeguarding.charts.pictures import Picture as Picture
from safeguarding.charts.plan_burn_up import draw_plan_burn_up as draw_plan_burn_up
from safeguarding.charts.plan_timeline import draw_plan_timeline as draw_plan_timeline
from safeguarding.charts.survey_pictures import write_bars as write_bars, write_waves as write_waves
from safeguarding.charts.survey_rows import (
    BarRow as BarRow,
    Segment as Segment,
    WavePoint as WavePoint,
    bar_row as bar_row,
)
