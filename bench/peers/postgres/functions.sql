-- What PostGraphile does not make out of tables by itself, as its manual advises: functions in the database.

-- How many interactions of each kind there were in each month.
CREATE FUNCTION kinds_by_month(since timestamptz)
RETURNS TABLE (kind text, month date, count integer) LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT i.kind, date_trunc('month', i.at AT TIME ZONE 'UTC')::date, count(*)::integer
  FROM interaction i
  WHERE i.at >= since
  GROUP BY 1, 2
$$;

-- Whom somebody brought, whom those brought, and so on.
CREATE FUNCTION referral_tree(root text, deepest integer)
RETURNS TABLE (depth integer, parent_id text, customer_id text, name text) LANGUAGE sql STABLE AS $$
  WITH RECURSIVE below AS (
    SELECT 1 AS depth, r.referrer_id, r.customer_id FROM referral r WHERE r.referrer_id = root
    UNION ALL
    SELECT b.depth + 1, r.referrer_id, r.customer_id
    FROM below b JOIN referral r ON r.referrer_id = b.customer_id
    WHERE b.depth < deepest
  )
  SELECT b.depth, b.referrer_id, b.customer_id, c.name
  FROM below b JOIN customer c ON c.id = b.customer_id
$$;

-- The customers on a shortest way between two over ties, from both ends at once, the smaller side first.
CREATE FUNCTION connection_path(one text, other text, deepest integer)
RETURNS text[] LANGUAGE plpgsql STABLE AS $$
DECLARE
  seen jsonb[] := ARRAY[jsonb_build_object(one, NULL), jsonb_build_object(other, NULL)];
  ones text[] := ARRAY[one];
  others text[] := ARRAY[other];
  steps integer := 0;
  found jsonb;
  side integer;
  middle text;
  way text[];
  at text;
BEGIN
  IF one = other THEN
    RETURN ARRAY[one];
  END IF;
  WHILE steps < deepest AND cardinality(ones) > 0 AND cardinality(others) > 0 LOOP
    steps := steps + 1;
    side := CASE WHEN cardinality(ones) <= cardinality(others) THEN 1 ELSE 2 END;
    SELECT jsonb_object_agg(next.other_id, next.came) INTO found
    FROM (
      SELECT DISTINCT ON (t.other_id) t.other_id, t.customer_id AS came
      FROM tie t
      WHERE t.customer_id = ANY (CASE WHEN side = 1 THEN ones ELSE others END) AND NOT seen[side] ? t.other_id
      ORDER BY t.other_id, t.customer_id
    ) next;
    IF found IS NULL THEN
      RETURN NULL;
    END IF;
    seen[side] := seen[side] || found;
    IF side = 1 THEN
      ones := ARRAY(SELECT jsonb_object_keys(found));
    ELSE
      others := ARRAY(SELECT jsonb_object_keys(found));
    END IF;
    SELECT key INTO middle FROM jsonb_object_keys(found) AS key WHERE seen[3 - side] ? key LIMIT 1;
    IF middle IS NOT NULL THEN
      way := ARRAY[middle];
      at := seen[1] ->> middle;
      WHILE at IS NOT NULL LOOP
        way := at || way;
        at := seen[1] ->> at;
      END LOOP;
      at := seen[2] ->> middle;
      WHILE at IS NOT NULL LOOP
        way := way || at;
        at := seen[2] ->> at;
      END LOOP;
      RETURN way;
    END IF;
  END LOOP;
  RETURN NULL;
END
$$;

-- What goes best with what somebody bought: each product weighs 0.7 ** the number of their later purchases.
CREATE FUNCTION cross_sell(buyer text, wanted integer)
RETURNS TABLE (sku text, name text, score double precision) LANGUAGE sql STABLE AS $$
  WITH owned AS (
    SELECT b.product_id, dense_rank() OVER (ORDER BY b.last_at DESC) - 1 AS ago FROM bought b WHERE b.customer_id = buyer
  ), candidate AS (
    SELECT g.other_id, sum(g.weight * power(0.7::double precision, o.ago)) AS score
    FROM owned o JOIN goes_with g ON g.product_id = o.product_id
    WHERE o.ago < 11 AND NOT EXISTS (SELECT 1 FROM owned x WHERE x.product_id = g.other_id)
    GROUP BY g.other_id
  )
  SELECT p.sku, p.name, c.score
  FROM candidate c JOIN product p ON p.id = c.other_id
  WHERE p.kind = 'GOODS'
  ORDER BY c.score DESC, p.id
  LIMIT wanted
$$;

-- A customer with this key, made or changed.
CREATE FUNCTION upsert_customer(key text, name text, language text)
RETURNS customer LANGUAGE sql VOLATILE AS $$
  INSERT INTO customer AS c (id, created_at, updated_at, version, name, name_key, language, external_key)
  VALUES ('cus_' || replace(gen_random_uuid()::text, '-', ''), now(), now(), 1, $2, lower($2), $3, $1)
  ON CONFLICT (external_key) DO UPDATE
  SET name = EXCLUDED.name, name_key = EXCLUDED.name_key, language = EXCLUDED.language, updated_at = now(),
    version = c.version + 1
  RETURNING c.*
$$;

-- The same for many, told as a list of objects; returns how many.
CREATE FUNCTION upsert_customers(customers jsonb)
RETURNS integer LANGUAGE sql VOLATILE AS $$
  WITH done AS (
    INSERT INTO customer AS c (id, created_at, updated_at, version, name, name_key, language, external_key)
    SELECT 'cus_' || replace(gen_random_uuid()::text, '-', ''), now(), now(), 1, r.name, lower(r.name), r.language, r.key
    FROM jsonb_to_recordset(customers) AS r (key text, name text, language text)
    ON CONFLICT (external_key) DO UPDATE
    SET name = EXCLUDED.name, name_key = EXCLUDED.name_key, language = EXCLUDED.language, updated_at = now(),
      version = c.version + 1
    RETURNING 1
  )
  SELECT count(*)::integer FROM done
$$;

-- The same for one, with the key in a table of its own, the change behind all others in a feed, once for each request.
CREATE FUNCTION upsert_customer_once(once text, key text, name text, language text)
RETURNS customer LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  found customer;
  holder text;
  place bigint;
BEGIN
  SELECT c.* INTO found FROM done d JOIN customer c ON c.id = d.customer_id WHERE d.key = $1;
  IF found.id IS NOT NULL THEN
    RETURN found;
  END IF;
  INSERT INTO identifier AS i (key) VALUES ($2) ON CONFLICT ON CONSTRAINT identifier_pkey DO UPDATE SET key = EXCLUDED.key
  RETURNING i.customer_id INTO holder;
  IF holder IS NULL THEN
    INSERT INTO customer AS c (id, created_at, updated_at, version, name, name_key, language)
    VALUES ('cus_' || replace(gen_random_uuid()::text, '-', ''), now(), now(), 1, $3, lower($3), $4)
    RETURNING c.* INTO found;
    UPDATE identifier i SET customer_id = found.id WHERE i.key = $2;
  ELSE
    UPDATE customer c SET name = $3, name_key = lower($3), language = $4, updated_at = now(), version = c.version + 1
    WHERE c.id = holder
    RETURNING c.* INTO found;
  END IF;
  UPDATE feed f SET position = f.position + 1 WHERE f.name = 'bench' RETURNING f.position INTO place;
  INSERT INTO change VALUES (place, now(), found.id, ARRAY['name', 'language'], found.version);
  INSERT INTO done VALUES ($1, found.id, now());
  RETURN found;
END
$$;
