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

loadExamples().then(show, () => show([]));

function show(examples: Example[]) {
  page.render(
    <GraphiQL
      fetcher={fetcher}
      storage={storage}
      plugins={[HISTORY_PLUGIN, examplesPlugin(examples)]}
      defaultTabs={examples.map(tabOf)}
      defaultEditorToolsVisibility
      shouldPersistHeaders={false}
    >
      <GraphiQL.Logo>Kith</GraphiQL.Logo>
    </GraphiQL>,
  );
}
