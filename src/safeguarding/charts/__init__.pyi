from safeguarding.charts.plan_burn_up import draw_plan_burn_up as draw_plan_burn_up
from safeguarding.charts.plan_timeline import draw_plan_timeline as draw_plan_timeline
from safeguarding.charts.survey_pictures import write_bars as write_bars, write_waves as write_waves
from safeguarding.charts.survey_rows import (
    BarRow as BarRow,
    Segment as Segment,
    WavePoint as WavePoint,
    bar_row as bar_row,
)
