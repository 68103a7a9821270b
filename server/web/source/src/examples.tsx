import type { GraphiQLPlugin } from "@graphiql/react";
import { useEffect, useState } from "react";
import { pick, StarIcon, useGraphiQL, useGraphiQLActions } from "@graphiql/react";

export interface Example {
  title: string;
  query: string;
  variables: Record<string, unknown>;
}

// The server offers what the caller's role may ask: nothing to those who show no key, where one is wanted.
export async function loadExamples(headers: HeadersInit = {}): Promise<Example[] | null> {
  const response = await fetch(new URL("examples.json", document.baseURI), { headers });
  return response.ok ? response.json() : null;
}

export function tabOf({ query, variables }: Example) {
  return { query, variables: textOf(variables) };
}

function headersIn(text: string | undefined): Record<string, string> {
  try {
    return JSON.parse(text || "{}");
  } catch {
    return {};
  }
}

function textOf(variables: Example["variables"]): string | null {
  return Object.keys(variables).length ? JSON.stringify(variables, null, 2) : null;
}

// A panel beside Docs and History: the examples stay within reach when their tabs were edited or closed.
export const examplesPlugin: GraphiQLPlugin = { title: "Examples", icon: StarIcon, content: Examples };

function Examples() {
  const { addTab } = useGraphiQLActions();
  const { queryEditor, variableEditor, headerEditor } = useGraphiQL(
    pick("queryEditor", "variableEditor", "headerEditor"),
  );
  const [examples, setExamples] = useState<Example[] | null>([]);
  useEffect(() => void loadExamples(headersIn(headerEditor?.getValue())).then(setExamples), [headerEditor]);
  const open = (example: Example) => {
    const tab = tabOf(example);
    addTab();
    queryEditor?.setValue(tab.query);
    variableEditor?.setValue(tab.variables ?? "");
  };
  return (
    <section aria-label="Examples" className="examples">
      <div className="graphiql-doc-explorer-title">Examples</div>
      <p>
        {examples
          ? "Questions worth trying. Each opens in a tab of its own."
          : "Put your key into the headers below the query, then open this again."}
      </p>
      {examples?.map((example) => (
        <button key={example.title} type="button" className="graphiql-un-styled" onClick={() => open(example)}>
          {example.title}
        </button>
      ))}
    </section>
  );
}
