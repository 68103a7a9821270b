// Apollo Server with @neo4j/graphql, as their documents advise for production: no introspection, no page, one driver.
import { readFileSync } from "node:fs"
import { ApolloServer } from "@apollo/server"
import { ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled"
import { startStandaloneServer } from "@apollo/server/standalone"
import { Neo4jGraphQL } from "@neo4j/graphql"
import neo4j from "neo4j-driver"

const { uri, user, password, database } = JSON.parse(process.env.BENCH_ENGINE)
const typeDefs = readFileSync(new URL("schema.graphql", import.meta.url), "utf-8")
const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), {
  telemetryDisabled: true,
  notificationFilter: { minimumSeverityLevel: "OFF" },
})
const library = new Neo4jGraphQL({ typeDefs, driver })
const server = new ApolloServer({
  schema: await library.getSchema(),
  introspection: process.env.BENCH_INTROSPECTION === "1",
  plugins: [ApolloServerPluginLandingPageDisabled()],
})
const context = { sessionConfig: { database } }
const { url } = await startStandaloneServer(server, {
  listen: { host: "127.0.0.1", port: 0 },
  context: async () => context,
})
console.log(new URL(url).port)
