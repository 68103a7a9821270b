import "./nonce";
import "./workers";
import "@graphiql/react/style.css";
import "@graphiql/plugin-doc-explorer/style.css";
import "@graphiql/plugin-history/style.css";
import "graphiql/graphiql.css";
import "./page.css";

import { HISTORY_PLUGIN } from "@graphiql/plugin-history";
import { GraphiQL } from "graphiql";
import { createRoot } from "react-dom/client";

import { type Example, examplesPlugin, loadExamples, tabOf } from "./examples";
import { fetcher } from "./fetcher";
import { storage } from "./storage";

const page = createRoot(document.getElementById("page")!);

// Written into the headers where the server wants a key: what is missing is then to be seen.
const KEY_WANTED = JSON.stringify({ Authorization: "Bearer kith_" }, null, 2);

loadExamples().then(show, () => show([]));

function show(examples: Example[] | null) {
  page.render(
    <GraphiQL
      fetcher={fetcher}
      storage={storage}
      plugins={[HISTORY_PLUGIN, examplesPlugin]}
      defaultTabs={examples?.map(tabOf)}
      defaultHeaders={examples ? undefined : KEY_WANTED}
      initialHeaders={examples ? undefined : KEY_WANTED}
      defaultEditorToolsVisibility
      shouldPersistHeaders={false}
    >
      <GraphiQL.Logo>Kith</GraphiQL.Logo>
    </GraphiQL>,
  );
}
