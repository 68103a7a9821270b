"""Queries to try on any data, with names of the sample and ids that are there; long, since people read them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Example:
    """A query as a person would type it, and its variables.

    Ids are found in the graph at hand: `looks` is the query that does so, and `found` says for each variable the way
    to its value in the answer.
    """

    title: str
    query: str
    variables: Mapping[str, object] = field(default_factory=dict)
    looks: str | None = None
    found: Mapping[str, Sequence[str | int]] = field(default_factory=dict)


DESK = """\
# The three customers who brought most others:
# their household and what it bought last,
# what happened lately, where they work,
# who brought them and whom they brought,
# and what to offer them next.
query Desk {
  customers(first: 3, orderBy: [{referrals: {count: DESC}}]) {
    nodes {
      id
      name
      household {
        name
        members(first: 10) {
          edges {
            role
            node {
              name
              purchases(first: 3, orderBy: [{at: DESC}]) {
                nodes {
                  at
                  total { amount currency }
                  lines(first: 5) {
                    edges {
                      quantity
                      unitPrice { amount }
                      node { sku name }
                    }
                  }
                }
              }
            }
          }
        }
      }
      interactions(first: 5, orderBy: [{at: DESC}]) {
        nodes {
          __typename
          at
          channel
          ... on Case { status dueAt }
          ... on Purchase { total { amount } }
        }
      }
      employers(first: 3) {
        edges {
          role
          node { name ultimateParent { name } }
        }
      }
      referredBy { name }
      referrals(first: 5) {
        totalCount
        nodes { name }
      }
      crossSell(first: 3) {
        strategyReason
        nodes { score product { sku name } reasons { code text } }
      }
    }
  }
}
"""

MONTHS = """\
# What was bought by month and by country,
# the latest month and largest country first.
query PurchasesByMonthAndCountry {
  purchases {
    totalCount
    groups(
      by: [AT_MONTH, COUNTRY]
      orderBy: [
        {key: {atMonth: DESC}}
        {sum: {total: DESC}}
      ]
      first: 50
    ) {
      totalCount
      nodes {
        key { atMonth country }
        count
        sum {
          quantity
          total { amount currency }
        }
        avg { total { amount } }
      }
    }
  }
}
"""

GAP = """\
# Customers who live with others, bought from
# one category and nothing from another.
# What could come next?
query BoughtThisButNotThat($this: String!, $that: String!) {
  customers(
    where: {
      household: {members: {count: {gte: 2}}}
      bought: {
        some: {categories: {some: {name: {eq: $this}}}}
        none: {categories: {some: {name: {eq: $that}}}}
      }
    }
    orderBy: [{bought: {sum: {edge: {spent: DESC}}}}]
    first: 10
  ) {
    totalCount
    nodes {
      name
      household { name members(first: 5) { nodes { name } } }
      bought(
        where: {categories: {some: {name: {eq: $this}}}}
        orderBy: [{edge: {spent: DESC}}]
        first: 3
      ) {
        edges {
          times
          spent { amount currency }
          lastAt
          node { sku name }
        }
      }
    }
  }
}
"""

TREE = """\
# Whom a customer brought, whom those brought,
# and what came of it.
query Referrals($id: ID!) {
  customer(by: {id: $id}) {
    name
    referredBy { name }
    referralTree(maxDepth: 4, first: 20) {
      totalCount
      truncated
      nodes {
        depth
        parentId
        at
        customer { name }
      }
    }
    referralImpact(maxDepth: 4) {
      generations {
        depth
        customers
        buyers
        revenue { amount currency }
      }
    }
  }
}
"""

NETWORK = """\
# What surrounds a customer, as nodes and edges
# that a drawing begins with.
query Network($id: ID!) {
  network(around: [$id], depth: 2, limit: 60) {
    truncated
    nodes {
      id
      kind
      label
      distance
      degree
      figures { products spent { amount currency } }
    }
    edges { from to type label since until at }
  }
}
"""

PATH = """\
# How two customers are connected, in sentences,
# and another way that passes nobody of the first.
query HowConnected($from: ID!, $to: ID!) {
  connectionPath(from: $from, to: $to, maxDepth: 6, alternatives: 1) {
    truncated
    paths {
      length
      hops { type direction sentence }
    }
  }
}
"""

HOMES = """\
# Households that were concluded, not told:
# how sure that is and why, who speaks for them,
# what they buy and what others like them buy too.
query Households {
  households(where: {kind: {eq: INFERRED}}, first: 3) {
    totalCount
    nodes {
      name
      confidence
      evidence
      head { name }
      members(first: 10) {
        edges { role confidence evidence node { name } }
      }
      spent { amount currency }
      categories(first: 3) {
        nodes { category { name } times spent { amount } }
      }
      missingCategories(first: 3) {
        similar
        nodes { category { name } share }
      }
    }
  }
}
"""

CIRCLES = """\
# Who belongs together, as the last analysis found:
# ./kith analyse makes one.
query Communities {
  communities(first: 5) {
    totalCount
    analysis { at customers connections modularity }
    nodes {
      id
      size
      revenue { amount currency }
      topMembers { name }
      traits { kind value company { name } category { name } share everywhere lift }
      neighbours { communityId links bridges { name } }
    }
  }
}
"""

PATTERNS = """\
# What is bought together, what comes after it,
# and what runs out soon: ask for it again
# if nothing was found yet, it takes a moment.
query Patterns {
  associationRules(first: 5, minConfidence: 0.3) {
    purchases
    nodes {
      given { name }
      then { name }
      count
      support
      confidence
      lift
    }
  }
  purchaseSequences(withinDays: 30, first: 5) {
    nodes { given { name } then { name } buyers ofBuyers lift days }
  }
  nextPurchases(first: 5) {
    nodes { customer { name } product { name } lastOn nextOn days intervals }
  }
}
"""

REFERRER = "{ customers(first: 1, where: {referrals: {some: {referrals: {some: {}}}}}) { nodes { id } } }"
BOTH_ENDS = """{ customers(first: 1, where: {referrals: {some: {referrals: {some: {}}}}}) { nodes {
  id referrals(first: 1, where: {referrals: {some: {}}}) { nodes { referrals(first: 1) { nodes { id } } } } } } }"""
FIRST = ("customers", "nodes", 0)

EXAMPLES = (
    Example("A customer at the service desk: family, history, work, referrals", DESK),
    Example("Purchases by month and country", MONTHS),
    Example(
        "Bought from one category, but not from another",
        GAP,
        {"this": "Mugs & cups", "that": "Pots & cosies"},
    ),
    Example("Whom a customer brought, and what came of it", TREE, looks=REFERRER, found={"id": (*FIRST, "id")}),
    Example("What surrounds a customer", NETWORK, looks=REFERRER, found={"id": (*FIRST, "id")}),
    Example(
        "How two customers are connected", PATH, looks=BOTH_ENDS,
        found={"from": (*FIRST, "id"), "to": (*FIRST, "referrals", "nodes", 0, "referrals", "nodes", 0, "id")},
    ),
    Example("Inferred households, with evidence", HOMES),
    Example("Communities, and what sets them apart", CIRCLES),
    Example("What is bought together, after one another, and again", PATTERNS),
)  # fmt: skip
