"""Three queries worth trying on any data, with the names of the sample's where a name is needed."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """A query as a person would type it, and its variables."""

    title: str
    query: str
    variables: Mapping[str, object]


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

EXAMPLES = (
    Example("A customer at the service desk: family, history, work, referrals", DESK, {}),
    Example("Purchases by month and country", MONTHS, {}),
    Example(
        "Bought from one category, but not from another",
        GAP,
        {"this": "Mugs & cups", "that": "Pots & cosies"},
    ),
)
