"""Makes the invented half of the samples: python -m samples.generate.

In goes `samples/online_retail_II_2009_2010.parquet`, read once by `retail`; out come CSV files in `samples/` and the
`order.toml` that lists them. Nothing depends on chance or on the clock: every choice is drawn from `dice` that are
labelled with what they decide, so that the same words give the same bytes on every machine.

The road: `retail` (who bought what) → `firms` (which buyers are companies) → `families` (who lives with whom) →
`population` (names and birthdays) → `contacts` (e-mail, telephone) and `homes` (addresses) → `careers`, `referrals`,
`consents`, `conversations`, `cases`, `reviews`, and `catalogue` for the products → `build` (all tables in load order).
The raw material, names, places, phrases and rules for categories, stands in `words/`.

    dice.Dice("greeting", "13085").one(["Dear Ms Brown", "Hello Ava"])     # always the same one
    families.plan(dice)        # Plan(slots=(head, partner, child), stays=(...), ties=(...))
    build.tables(retail.read(path))   # (Table("categories", ...), Table("products", ...), ...)
"""
