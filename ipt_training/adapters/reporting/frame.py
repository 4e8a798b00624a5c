"""A sheet without its rows: widths, panes, print set-up, filter, colours and chart."""

from openpyxl.chart import BarChart as Bars
from openpyxl.chart import Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.formatting.rule import ColorScale, FormatObject, Rule
from openpyxl.styles.colors import Color
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ipt_training.adapters.reporting.looks import CONCERN, GOOD, MIDDLE
from ipt_training.adapters.reporting.shape import Places, Shape
from ipt_training.reports.table import BarChart


def frame(worksheet: Worksheet, shape: Shape, places: Places) -> None:
    """Set up everything about a sheet but its rows."""
    for at, column in enumerate(shape.columns, 1):
        worksheet.column_dimensions[get_column_letter(at)].width = column.width
    _for_print(worksheet, shape, places)
    if shape.columns:
        _for_the_eye(worksheet, shape, places)
    if shape.chart is not None and shape.filled:
        bars = _bars(worksheet, shape.chart, places)
        bars.height = 3.2 + 0.9 * shape.bars
        worksheet.add_chart(bars, f"A{places.below}")


def _for_print(worksheet: Worksheet, shape: Shape, places: Places) -> None:
    worksheet.page_setup.paperSize = 9
    worksheet.page_setup.orientation = "landscape" if shape.landscape else "portrait"
    worksheet.page_setup.fitToWidth = 1
    worksheet.page_setup.fitToHeight = 0
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    worksheet.page_margins.left = worksheet.page_margins.right = 0.5
    worksheet.page_margins.top, worksheet.page_margins.bottom = 0.6, 0.8
    worksheet.HeaderFooter.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart(text="&A"), right=_HeaderFooterPart(text="Page &P of &N")
    )
    if shape.columns:
        worksheet.print_title_rows = f"{places.header}:{places.header}"
    worksheet.sheet_view.showGridLines = False


def _for_the_eye(worksheet: Worksheet, shape: Shape, places: Places) -> None:
    if shape.frozen:
        worksheet.freeze_panes = f"A{places.first}"
    if not shape.filled:
        return
    last = get_column_letter(len(shape.columns))
    worksheet.auto_filter.ref = f"A{places.header}:{last}{places.last}"
    for at, column in enumerate(shape.columns, 1):
        if column.scale is not None:
            letter = get_column_letter(at)
            worksheet.conditional_formatting.add(
                f"{letter}{places.first}:{letter}{places.last}", _colours(column.scale)
            )


def _colours(scale: tuple[float, float]) -> Rule:
    concern, best = scale
    ends = (CONCERN, MIDDLE, GOOD) if concern <= best else (GOOD, MIDDLE, CONCERN)
    lowest, highest = sorted(scale)
    points = (lowest, (lowest + highest) / 2, highest)
    return Rule(
        type="colorScale",
        colorScale=ColorScale(
            cfvo=[FormatObject(type="num", val=point) for point in points],
            color=[Color(rgb=colour) for colour in ends],
        ),
    )


def _bars(worksheet: Worksheet, chart: BarChart, places: Places) -> Bars:
    bars = Bars()
    bars.type = "bar"
    bars.title = chart.title
    bars.legend = None
    bars.gapWidth = 60
    bars.width = 24
    bars.add_data(_column(worksheet, chart.values, places))
    bars.set_categories(_column(worksheet, chart.labels, places))
    bars.y_axis.title = chart.axis
    bars.y_axis.scaling.min = chart.minimum
    bars.y_axis.scaling.max = chart.maximum
    bars.y_axis.majorUnit = 1
    bars.y_axis.number_format = "0"
    bars.x_axis.scaling.orientation = "maxMin"
    bars.y_axis.crosses = "max"
    bars.x_axis.delete = bars.y_axis.delete = False
    bars.layout = Layout(manualLayout=ManualLayout(x=0.3, y=0.14, w=0.65, h=0.62))
    series = bars.series[0]
    series.graphicalProperties.solidFill = "1F7A72"
    series.dLbls = DataLabelList(showVal=True, numFmt="0.00")
    for part in ("showSerName", "showCatName", "showLegendKey", "showPercent"):
        setattr(series.dLbls, part, False)
    return bars


def _column(worksheet: Worksheet, index: int, places: Places) -> Reference:
    return Reference(worksheet, min_col=index + 1, min_row=places.first, max_row=places.last)
