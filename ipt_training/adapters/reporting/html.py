"""Pages: the product's own templates filled with plain values, every one of them escaped."""

from collections.abc import Mapping

from jinja2 import Environment, PackageLoader, StrictUndefined


class HtmlPages:
    """Writes pages from the templates that come with the package; no others exist."""

    def __init__(self) -> None:
        self._environment = Environment(
            loader=PackageLoader("ipt_training.adapters.reporting", "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def render(self, template: str, values: Mapping[str, object]) -> str:
        """Fill one of the product's own templates; every value is escaped."""
        return self._environment.get_template(template).render(values)
