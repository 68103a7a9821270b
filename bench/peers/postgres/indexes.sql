-- Made after the rows are in, as PostgreSQL's manual advises.

CREATE INDEX ON company (owner_id);
CREATE INDEX ON customer (name_key);
CREATE INDEX ON customer (stage);
CREATE INDEX ON customer (family_name);
CREATE INDEX ON customer (birth_date);
CREATE INDEX ON customer (household_id);
CREATE INDEX ON employment (company_id);
CREATE INDEX ON interaction (customer_id, at);
CREATE INDEX ON interaction (company_id, at);
CREATE INDEX ON interaction (at, kind);
CREATE INDEX ON interaction (number);
CREATE INDEX ON interaction (status);
CREATE INDEX ON purchase_line (product_id);
CREATE INDEX ON bought (product_id);
CREATE INDEX ON goes_with (other_id);
CREATE INDEX ON referral (referrer_id);
CREATE INDEX ON tie (other_id);
VACUUM ANALYZE;
