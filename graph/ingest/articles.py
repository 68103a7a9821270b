"""Products as purchases tell of them: unknown ones are created, nameless ones get the first name that comes."""

from collections.abc import Sequence
from typing import cast

from graph.ingest import nodes, statements
from graph.ingest.nodes import Told
from graph.ingest.records import Article
from graph.ingest.stored import searched, with_keys, words_of
from graph.model import MODEL
from graph.origin import Origin
from graph.statement import Statement
from graph.writes.changes import Change, ChangeKind
from graph.writes.writing import Writing

PRODUCT = MODEL.node("Product")
SEARCHED = searched(PRODUCT)
NAME = frozenset({"name"})


async def tell_articles(tx: Writing, articles: Sequence[Article], *, origin: Origin) -> None:
    """Let every product exist; its code is its name while nobody told another."""
    if not articles:
        return
    by_sku: dict[str, Article] = {}
    for article in articles:
        if article.sku not in by_sku or by_sku[article.sku].name is None:
            by_sku[article.sku] = article
    asked = Statement(statements.FIND_ARTICLES, {"keys": list(by_sku)})
    nameless = {str(sku): bool(is_nameless) for sku, is_nameless in await tx.run(asked)}
    new = [article for article in by_sku.values() if article.sku not in nameless]
    await nodes.create(tx, PRODUCT, [Told(article.sku, _properties(article)) for article in new], origin=origin)
    named = [_named(article) for article in by_sku.values() if nameless.get(article.sku) and article.name]
    if named:
        rows = await tx.run(Statement(statements.NAME_ARTICLES, {"rows": named, "at": origin.at}))
        tx.note(
            *(
                Change(ChangeKind.UPDATED, PRODUCT.name, str(id_), ("name",), cast(int, version))
                for id_, version in rows
            )
        )


def _properties(article: Article) -> dict[str, object]:
    return with_keys({"sku": article.sku, "name": article.name or article.sku, "kind": article.kind}, NAME)


def _named(article: Article) -> dict[str, object]:
    named = with_keys({"name": article.name}, NAME)
    return {"sku": article.sku, "changes": {**named, **words_of(SEARCHED, {"sku": article.sku, **named})}}
