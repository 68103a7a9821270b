// PostGraphile on PostgreSQL, as its documents advise for production: its newest preset, no page, no explanations, a pool.
import { createServer } from "node:http"
import { grafserv } from "postgraphile/grafserv/node"
import { postgraphile } from "postgraphile"
import { makePgService } from "postgraphile/adaptors/pg"
import { PostGraphileAmberPreset } from "postgraphile/presets/amber"

const { socket, port, database, user, pool } = JSON.parse(process.env.BENCH_ENGINE)
const preset = {
  extends: [PostGraphileAmberPreset],
  // Columns without an index may be asked for, as they may in the graph.
  disablePlugins: ["PgIndexBehaviorsPlugin"],
  // Whoever is measured in turns would connect anew each time if idle connections were closed.
  pgServices: [makePgService({ poolConfig: { host: socket, port, database, user, max: pool, idleTimeoutMillis: 0 } })],
  grafserv: { graphqlPath: "/graphql", graphiql: process.env.BENCH_INTROSPECTION === "1", watch: false },
  grafast: { explain: false },
}
const server = createServer()
const library = postgraphile(preset).createServ(grafserv)
await library.addTo(server)
server.listen(0, "127.0.0.1", () => console.log(server.address().port))
