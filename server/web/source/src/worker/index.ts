// Each of Monaco's workers is a module that sets `onmessage` when it loads, and all stand on the same ground. One file
// with the three of them is half the size of three files; the name a worker is started with says which one it is.
import { graphql } from "./graphql";
import { json } from "./json";
import { plain } from "./plain";

const roles: Record<string, typeof self.onmessage> = { graphql, json };

self.onmessage = roles[self.name] ?? plain;
