// Stands in for Monaco's editors of differences, which its own code names and GraphiQL never opens.
export class DiffEditorWidget {}
export class MultiDiffEditorWidget {}
