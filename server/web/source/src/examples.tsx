import type { GraphiQLPlugin } from "@graphiql/react";
import { pick, StarIcon, useGraphiQL, useGraphiQLActions } from "@graphiql/react";

export interface Example {
  title: string;
  query: string;
  variables: Record<string, unknown>;
}

export async function loadExamples(): Promise<Example[]> {
  const response = await fetch(new URL("examples.json", document.baseURI));
  return response.ok ? response.json() : [];
}

export function tabOf({ query, variables }: Example) {
  return { query, variables: textOf(variables) };
}

function textOf(variables: Example["variables"]): string | null {
  return Object.keys(variables).length ? JSON.stringify(variables, null, 2) : null;
}

// A panel beside Docs and History: the examples stay within reach when their tabs were edited or closed.
export function examplesPlugin(examples: Example[]): GraphiQLPlugin {
  return { title: "Examples", icon: StarIcon, content: () => <Examples examples={examples} /> };
}

function Examples({ examples }: { examples: Example[] }) {
  const { addTab } = useGraphiQLActions();
  const { queryEditor, variableEditor } = useGraphiQL(pick("queryEditor", "variableEditor"));
  const open = (example: Example) => {
    const tab = tabOf(example);
    addTab();
    queryEditor?.setValue(tab.query);
    variableEditor?.setValue(tab.variables ?? "");
  };
  return (
    <section aria-label="Examples" className="examples">
      <div className="graphiql-doc-explorer-title">Examples</div>
      <p>Three questions worth trying. Each opens in a tab of its own.</p>
      {examples.map((example) => (
        <button key={example.title} type="button" className="graphiql-un-styled" onClick={() => open(example)}>
          {example.title}
        </button>
      ))}
    </section>
  );
}
