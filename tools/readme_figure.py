"""Draw the README's figure from the committed tables: the nation's e-commerce turnover, the plans' targets, the break of 2015."""

from pathlib import Path

from plancheck import load_study
from plancheck.report.figures import plot_series

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Write docs/turnover.png."""
    study = load_study(ROOT / "data" / "tables")
    of_turnover = "concept == 'ecommerce.turnover' and region == '全国' and measure == 'level'"
    points = study.series.query(of_turnover)
    points = points[points["period"].str.fullmatch(r"\d{4}") & (points["basis"] == "mofcom")]
    targets = study.targets.query(of_turnover)
    names = {"mofcom": "Ministry of Commerce"}
    ax = plot_series(points, targets=targets, names=names, unit="CNY", lang="en", breaks=(2015,))
    ax.set_title("E-commerce turnover of China: plans, targets and what came")
    ax.figure.savefig(
        ROOT / "docs" / "turnover.png", dpi=120, bbox_inches="tight", metadata={"Software": None}
    )


if __name__ == "__main__":
    main()
