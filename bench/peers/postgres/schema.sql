-- The same graph as tables, with an index wherever the graph has one or follows a relationship.
-- Moments carry their zone, amounts are whole numbers of 1/10,000 units as they are in the graph.

CREATE TABLE household (
  id text PRIMARY KEY,
  name text NOT NULL
);

CREATE TABLE company (
  id text PRIMARY KEY,
  name text NOT NULL,
  owner_id text REFERENCES company
);

CREATE TABLE customer (
  id text PRIMARY KEY,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version integer NOT NULL,
  name text NOT NULL,
  name_key text COLLATE "C" NOT NULL,
  given_name text,
  family_name text,
  stage text,
  gender text,
  birth_date date,
  language text,
  external_key text UNIQUE,
  household_id text REFERENCES household
);

CREATE TABLE identifier (
  key text PRIMARY KEY,
  customer_id text REFERENCES customer
);

CREATE TABLE feed (
  name text PRIMARY KEY,
  position bigint NOT NULL
);

CREATE TABLE change (
  position bigint PRIMARY KEY,
  at timestamptz NOT NULL,
  customer_id text NOT NULL,
  fields text[] NOT NULL,
  version integer NOT NULL
);

CREATE TABLE done (
  key text PRIMARY KEY,
  customer_id text NOT NULL REFERENCES customer,
  at timestamptz NOT NULL
);

INSERT INTO feed VALUES ('bench', 0);

CREATE TABLE employment (
  customer_id text NOT NULL REFERENCES customer,
  company_id text NOT NULL REFERENCES company,
  PRIMARY KEY (customer_id, company_id)
);

CREATE TABLE product (
  id text PRIMARY KEY,
  sku text NOT NULL UNIQUE,
  name text NOT NULL,
  kind text NOT NULL,
  price integer
);

CREATE TABLE interaction (
  id text PRIMARY KEY,
  customer_id text REFERENCES customer,
  company_id text REFERENCES company,
  created_at timestamptz NOT NULL,
  at timestamptz NOT NULL,
  kind text NOT NULL,
  number text,
  channel text,
  status text,
  payment_method text,
  country text,
  quantity integer,
  total integer
);

CREATE TABLE purchase_line (
  interaction_id text NOT NULL REFERENCES interaction,
  place integer NOT NULL,
  product_id text NOT NULL REFERENCES product,
  quantity integer NOT NULL,
  unit_price integer NOT NULL,
  total integer NOT NULL,
  PRIMARY KEY (interaction_id, place)
);

CREATE TABLE bought (
  customer_id text NOT NULL REFERENCES customer,
  product_id text NOT NULL REFERENCES product,
  times integer NOT NULL,
  last_at timestamptz NOT NULL,
  PRIMARY KEY (customer_id, product_id)
);

CREATE TABLE goes_with (
  product_id text NOT NULL REFERENCES product,
  other_id text NOT NULL REFERENCES product,
  weight double precision NOT NULL,
  PRIMARY KEY (product_id, other_id)
);

CREATE TABLE referral (
  referrer_id text NOT NULL REFERENCES customer,
  customer_id text NOT NULL PRIMARY KEY REFERENCES customer
);

CREATE TABLE tie (
  customer_id text NOT NULL REFERENCES customer,
  other_id text NOT NULL REFERENCES customer,
  PRIMARY KEY (customer_id, other_id)
);
