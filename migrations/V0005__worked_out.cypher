// What is worked out of the graph has one node that says which run or model counts: looked up by its name or id.
CREATE CONSTRAINT model_id IF NOT EXISTS FOR (m:Model) REQUIRE m.id IS UNIQUE;
CREATE CONSTRAINT analysis_name IF NOT EXISTS FOR (a:Analysis) REQUIRE a.name IS UNIQUE;
// Communities are read for the run that counts, and those of other runs removed.
CREATE INDEX community_run IF NOT EXISTS FOR (k:Community) ON (k.run);
CREATE INDEX community_id IF NOT EXISTS FOR (k:Community) ON (k.id);
