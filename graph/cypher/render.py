"""A tree becomes text and its parameters, named in the order in which the text meets them.

The text depends on the tree alone: a clause a line, sub-queries on one line inside their expression.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from graph.cypher import tree
from graph.cypher.dialect import Dialect
from graph.declare import Direction
from graph.plan import Bind

DEEPEST = 32
DEEP = "*0.." + str(DEEPEST)
MANY = 4
"""Properties in a list from which on it helps an engine to know a type."""
ARROWS = {Direction.OUT: ("-[", "]->"), Direction.IN: ("<-[", "]-"), Direction.BOTH: ("-[", "]-")}


@dataclass(frozen=True, slots=True)
class Text:
    """A rendered statement: its text, and which bind fills which parameter."""

    text: str
    parameters: tuple[tuple[str, Bind], ...]


def render(statement: tree.Query | tree.Union, dialect: Dialect) -> Text:
    writer = Writer(dialect)
    if isinstance(statement, tree.Union):
        text = "\nUNION ALL\n".join(writer.query(each, "\n") for each in statement.branches)
    else:
        text = writer.query(statement, "\n")
    return Text(text, tuple((name, bind) for bind, name in writer.names.items()))


_BEHIND = """CALL () {{
{}, collect(DISTINCT shown) AS some
}}
WITH found, CASE WHEN size(found) <= $few THEN some ELSE [] END AS some, [each IN found | each[1]] AS ids
CALL (some, ids) {{
UNWIND some AS {}
{}
}}
RETURN found, rows"""

_MATCHES = re.compile(r"MATCH \((\w+)[:)]")


def behind(finding: str, shown: str, ids: str) -> str:
    """A text for Neo4j: what the first statement collects as `found`, and behind it the `rows` of the second one, of
    which the parameter `ids` is what stands second in each that was found; nothing where these are more than `$few`.

    The first calls the nodes with these ids `shown`: the second matches them, and need not look them up.
    """
    begins = _MATCHES.match(shown)
    assert begins is not None
    return _BEHIND.format(finding, begins[1], re.sub(rf"\${ids}\b", "ids", shown))


Way = Callable[["Writer", Any], str]
WAYS: dict[type, Way] = {}
"""How the writer writes each kind of clause and expression. `functools.singledispatchmethod` took a tenth of a plan."""


def written(kind: type) -> Callable[[Way], Way]:
    def registered(way: Way) -> Way:
        WAYS[kind] = way
        return way

    return registered


@dataclass
class Writer:
    """Writes expressions and clauses; remembers the names it gave to parameters."""

    dialect: Dialect
    names: dict[Bind, str] = field(default_factory=dict)

    def query(self, query: tree.Query, separator: str = " ") -> str:
        return separator.join(self.clause(each) for each in query.clauses)

    # ------------------------------------------------------------------------------------------------------- clauses

    def clause(self, clause: tree.Clause) -> str:
        return WAYS[type(clause)](self, clause)

    @written(tree.Match)
    def _(self, clause: tree.Match) -> str:
        return "MATCH " + self.path(clause.path) + self.where(clause.where)

    @written(tree.With)
    def _(self, clause: tree.With) -> str:
        head = "WITH DISTINCT " if clause.distinct else "WITH "
        page = self.order(clause.order) + self.limit(clause.limit)
        again = " WITH " + ", ".join(name for _, name in clause.items) if page and clause.where != tree.TRUE else ""
        return head + self.items(clause.items) + page + again + self.where(clause.where)

    @written(tree.Unwind)
    def _(self, clause: tree.Unwind) -> str:
        return "UNWIND " + self.expr(clause.of) + " AS " + clause.name

    @written(tree.Subquery)
    def _(self, clause: tree.Subquery) -> str:
        return "CALL (" + ", ".join(clause.imports) + ") { " + " UNION ".join(map(self.query, clause.branches)) + " }"

    @written(tree.Procedure)
    def _(self, clause: tree.Procedure) -> str:
        outputs = ", ".join(name + " AS " + alias for name, alias in clause.yields)
        return (
            "CALL " + clause.name + "(" + self.list(clause.arguments) + ")" + (" YIELD " + outputs if outputs else "")
        )

    @written(tree.Return)
    def _(self, clause: tree.Return) -> str:
        head = "RETURN DISTINCT " if clause.distinct else "RETURN "
        return head + self.items(clause.items) + self.order(clause.order) + self.limit(clause.limit)

    def items(self, items: Iterable[tuple[tree.Expr, str]]) -> str:
        return ", ".join(
            name if expression == tree.Ref(name) else self.expr(expression) + " AS " + name
            for expression, name in items
        )

    def where(self, condition: tree.Expr) -> str:
        return "" if condition == tree.TRUE else " WHERE " + self.expr(condition)

    def order(self, keys: tuple[tree.SortKey, ...]) -> str:
        written = [self.expr(key.by) + (" DESC" if key.descending else "") for key in keys]
        return " ORDER BY " + ", ".join(written) if written else ""

    def limit(self, limit: tree.Expr | None) -> str:
        return "" if limit is None else " LIMIT " + self.expr(limit)

    def path(self, path: tree.Path) -> str:
        return self.node(path.start) + "".join(self.step(each) for each in path.steps)

    def node(self, node: tree.NodePattern) -> str:
        return "(" + node.name + (":" + "|".join(node.labels) if node.labels else "") + ")"

    def step(self, step: tree.Step) -> str:
        before, after = ARROWS[step.direction]
        return before + step.name + ":" + step.type + (DEEP if step.deep else "") + after + self.node(step.to)

    # --------------------------------------------------------------------------------------------------- expressions

    def expr(self, expression: tree.Expr) -> str:
        return WAYS[type(expression)](self, expression)

    @written(tree.Ref)
    def _(self, expression: tree.Ref) -> str:
        return expression.name

    @written(tree.Prop)
    def _(self, expression: tree.Prop) -> str:
        return expression.of + "." + expression.name

    @written(tree.Param)
    def _(self, expression: tree.Param) -> str:
        return "$" + self.names.setdefault(expression.bind, "p" + str(len(self.names)))

    @written(tree.Constant)
    def _(self, expression: tree.Constant) -> str:
        match expression.value:
            case None:
                return "null"
            case bool():
                return str(expression.value).lower()
            case int():
                return str(expression.value)
            case text:
                return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"

    @written(tree.Call)
    def _(self, expression: tree.Call) -> str:
        head = expression.name + ("(DISTINCT " if expression.distinct else "(")
        return head + self.list(expression.arguments) + ")"

    @written(tree.Infix)
    def _(self, expression: tree.Infix) -> str:
        return self.inner(expression.left) + " " + expression.operator + " " + self.inner(expression.right)

    @written(tree.AllOf)
    def _(self, expression: tree.AllOf) -> str:
        return " AND ".join(map(self.inner, expression.parts)) or "true"

    @written(tree.AnyOf)
    def _(self, expression: tree.AnyOf) -> str:
        return " OR ".join(map(self.inner, expression.parts)) or "false"

    @written(tree.Negated)
    def _(self, expression: tree.Negated) -> str:
        return "NOT " + self.inner(expression.part)

    @written(tree.Null)
    def _(self, expression: tree.Null) -> str:
        return self.inner(expression.of) + (" IS NULL" if expression.is_null else " IS NOT NULL")

    @written(tree.Row)
    def _(self, expression: tree.Row) -> str:
        items = self.list(expression.items)
        if self.dialect.tells_types and sum(isinstance(each, tree.Prop) for each in expression.items) >= MANY:
            return "['', " + items + "][1..]"
        return "[" + items + "]"

    @written(tree.MapOf)
    def _(self, expression: tree.MapOf) -> str:
        return "{" + ", ".join(name + ": " + self.expr(each) for name, each in expression.items) + "}"

    @written(tree.First)
    def _(self, expression: tree.First) -> str:
        return self.expr(expression.of) + "[0]"

    @written(tree.Component)
    def _(self, expression: tree.Component) -> str:
        return self.expr(expression.of) + "." + expression.name

    @written(tree.Matching)
    def _(self, expression: tree.Matching) -> str:
        condition = self.expr(expression.condition)
        return "[" + expression.name + " IN " + self.expr(expression.source) + " WHERE " + condition + "]"

    @written(tree.Case)
    def _(self, expression: tree.Case) -> str:
        then, otherwise = self.expr(expression.then), self.expr(expression.otherwise)
        return "CASE WHEN " + self.expr(expression.condition) + " THEN " + then + " ELSE " + otherwise + " END"

    @written(tree.Cut)
    def _(self, expression: tree.Cut) -> str:
        return self.expr(expression.text)

    @written(tree.Exists)
    def _(self, expression: tree.Exists) -> str:
        return "EXISTS { " + self.query(expression.query) + " }"

    @written(tree.Count)
    def _(self, expression: tree.Count) -> str:
        return "COUNT { " + self.query(expression.query) + " }"

    @written(tree.Collect)
    def _(self, expression: tree.Collect) -> str:
        return "COLLECT { " + self.query(expression.query) + " }"

    def list(self, items: Iterable[tree.Expr]) -> str:
        return ", ".join(map(self.expr, items))

    def inner(self, expression: tree.Expr) -> str:
        """An operand: in brackets where precedence could be read otherwise."""
        compound = (tree.AllOf, tree.AnyOf, tree.Infix, tree.Negated, tree.Null)
        text = self.expr(expression)
        return "(" + text + ")" if isinstance(expression, compound) and " " in text else text
