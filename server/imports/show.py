"""What a person sees of an import: what was found out before anything is written, a bar while it runs, the figures."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars
from rich.table import Table

from graph.normalise.money import money_text
from server.imports.plan import Plan
from server.imports.reconcile import details
from server.imports.report import Report
from server.imports.run import Progress, Step


def show_plan(console: Console, plan: Plan) -> None:
    """How the file is read, and which column is which field."""
    console.print(f"[bold]{escape(plan.form.path.name)}[/] as {plan.kind.name} of the source {escape(plan.source)}")
    found = Table(box=None, pad_edge=False, show_header=False)
    for each in plan.evidence:
        found.add_row(each.what, f"[bold]{escape(each.found)}[/]", escape(each.why))
    console.print(found, _columns(plan), sep="\n")
    show_left(console, plan)
    for rule in plan.rules[:-1]:
        console.print(f"Rule [bold]{escape(rule.name)}[/]: such rows are of the kind {rule.row}")


def show_left(console: Console, plan: Plan) -> None:
    """What has no place, and why; columns in which nothing stands are only named."""
    for name, why in plan.columns.reasons.items():
        console.print(f"[yellow]column {escape(name)} is not taken:[/] {escape(why)}")
    taken = [match.column for match in plan.columns.matches if not match.samples]
    empty = [*taken, *(name for name in plan.columns.ignored if name not in plan.columns.reasons)]
    if empty:
        console.print(f"[dim]Nothing stands in {escape(', '.join(empty))}[/]")


def _columns(plan: Plan) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for heading in ("column", "field", "because", "values"):
        table.add_column(heading)
    for match in (each for each in plan.columns.matches if each.samples):
        table.add_row(*map(escape, (match.column, match.field.name, match.why, ", ".join(match.samples))))
    for name, value in plan.columns.constants.items():
        table.add_row("", escape(name), "constant", escape(str(value)))
    return table


@contextmanager
def watching(console: Console) -> Iterator[Progress]:
    """A progress bar; what it is given moves it."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bars(*columns, console=console, transient=True) as bars:
        tasks = {"": bars.add_task("rows", total=None)}

        def move(step: Step) -> None:
            if step.what not in tasks:
                tasks[step.what] = tasks.pop("") if "" in tasks else bars.add_task(step.what, total=None)
            total = max(step.of, step.done) if step.of is not None else None
            bars.update(tasks[step.what], description=step.what, completed=step.done, total=total)

        yield move


def show_report(console: Console, report: Report) -> None:
    """The figures of an import that has ended."""
    done = report.outcome
    how = "would be read" if report.is_dry else "read"
    console.print(f"{report.rows:,} rows {how} in {report.seconds:.1f} s", end="")
    console.print(f", going on after row {report.resumed_at:,}" if report.resumed_at else "")
    if not report.is_dry:
        console.print(f"{done.created:,} created, {done.changed:,} changed, {done.unchanged:,} unchanged")
        _show_around(console, report)
    if report.kind == "purchases":
        console.print(_reconciliation(report))
    if report.rejects:
        console.print(f"[yellow]{_left(report)}[/]: see {escape(str(report.rejects))}")


def _left(report: Report) -> str:
    """What went to the rejects: rows, or single values of rows that were taken."""
    rows = f"{report.rejected_rows:,} rows rejected" if report.rejected_rows else "no row rejected"
    return f"{rows}, {report.left_out:,} values left out" if report.left_out else rows


def _show_around(console: Console, report: Report) -> None:
    """What is new around customers and companies."""
    new = [f"{count:,} {kind}" for kind, count in report.outcome.stored.items() if count and report.kind != "purchases"]
    if new:
        console.print(f"new around them: {', '.join(new)}")


def _reconciliation(report: Report) -> Table:
    """Rows and sums of the file beside those of the graph."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("reconciliation")
    for heading in ("rows of the file", "sum of the file", "lines in the graph", "sum in the graph"):
        table.add_column(heading, justify="right")
    table.add_column("")
    for label, rows, worth in details(report.tally):
        table.add_row(f"  {escape(label)}", f"{rows:,}", money_text(worth), style="dim")
    for each in report.entries:
        stored = ("", "") if each.stored_rows is None else (f"{each.stored_rows:,}", money_text(each.stored_worth or 0))
        table.add_row(
            each.label, f"{each.rows:,}", money_text(each.worth), *stored, "" if each.agrees else "[red]differs[/]"
        )
    is_whole = report.tally.rows == report.rows
    table.add_row(
        "rows in", f"{report.rows:,}", money_text(report.tally.worth), "", "", "" if is_whole else "[red]differs[/]"
    )
    return table
