"""The query that a service desk asks must stay valid, whatever else changes."""

from graphql import GraphQLSchema, parse, validate

DESK = """
query Desk($id: ID!) {
  customer(by: {id: $id}) {
    name
    household { members { edges { role node { name purchases(first: 3, orderBy: [{at: DESC}]) { nodes {
      at total { amount currency } lines { edges { quantity unitPrice { amount } node { sku name } } }
    } } } } } }
    interactions(first: 5, orderBy: [{at: DESC}]) {
      nodes { __typename at channel ... on Case { status dueAt } ... on Purchase { total { amount } } }
    }
    employers { edges { role node { name ultimateParent { name } } } }
    referredBy { name }
    referrals(first: 5) { totalCount nodes { name } }
  }
}
"""

ANALYST = """
{
  purchases(where: {at: {gte: "2011-01-01T00:00:00Z"}, customer: {household: {edge: {role: {eq: HEAD}}}}}) {
    aggregate { count sum { total { amount } quantity } max { at } countDistinct { country } }
    groups(
      by: [AT_MONTH, COUNTRY], timeZone: "Europe/London", having: {sum: {total: {gt: "1000"}}, count: {gte: 3}}
      orderBy: [{key: {atMonth: ASC}}, {sum: {total: DESC}}], first: 10
    ) { totalCount edges { cursor node { key { atMonth country } count sum { total { amount } } } } }
  }
  customers(
    where: {bought: {some: {edge: {times: {gte: 2}}, categories: {some: {key: {eq: "LIGHTS"}}}},
                     none: {categories: {some: {key: {eq: "CLOCKS"}}}},
                     aggregate: {where: {kind: {eq: GOODS}}, sum: {edge: {spent: {gt: 50}}}}}
            employers: {asOf: "2011-06-01", count: {gte: 1}}
            or: [{email: {endsWith: "@example.com", ignoreCase: true}}, {not: {tags: {isEmpty: true}}}]}
    orderBy: [{referrals: {count: DESC}}, {household: {name: ASC}}, {bought: {sum: {edge: {spent: DESC_NULLS_LAST}}}}]
    last: 5
  ) { nodes { id households(asOf: "2011-01-01", orderBy: [{edge: {since: ASC}}]) { edges { since until } } } }
  product(by: {sku: "85123A"}) {
    buyers(orderBy: [{edge: {spent: DESC}}]) { edges { spent { amount } node { __typename name } } }
  }
  nodes(ids: ["a"]) { id ... on Buyer { purchases { aggregate { sum { total { amount } } } } } }
}
"""


def test_the_desk_query_is_valid(core: GraphQLSchema) -> None:
    assert validate(core, parse(DESK)) == []


def test_so_is_what_an_analyst_asks(core: GraphQLSchema) -> None:
    assert validate(core, parse(ANALYST)) == []
