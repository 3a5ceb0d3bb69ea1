from safeguarding.charts.plan_timeline import draw_plan_timeline as draw_plan_timeline
from safeguarding.charts.survey_pictures import write_bars as write_bars
from safeguarding.charts.survey_pictures import write_waves as write_waves
from safeguarding.charts.survey_rows import BarRow as BarRow
from safeguarding.charts.survey_rows import Segment as Segment
from safeguarding.charts.survey_rows import WavePoint as WavePoint
from safeguarding.charts.survey_rows import bar_row as bar_row
