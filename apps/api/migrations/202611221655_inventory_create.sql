-- What the stores hold. The truth is the ledger of movements; balances are kept beside it by a trigger and can never be negative.

create table supplier (
  id uuid primary key default uuidv7(),
  name text not null,
  contact_name text,
  phone text,
  email citext,
  address text,
  tax_number text,
  active boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id()
);
create unique index supplier_name_unique on supplier (core.spelling(name));
select core.organisation_wide('supplier');

-- What a store counts: one item in one base unit (UCUM), in every unit in which it is bought.
create table stock_item (
  id uuid primary key default uuidv7(),
  code text not null constraint stock_item_code_unique unique constraint stock_item_code_form check (code ~ '^[a-z0-9][a-z0-9.-]{0,79}$'),
  name text not null,
  kind text not null constraint stock_item_kind_known check (kind in ('medicine', 'consumable', 'reagent', 'device', 'other')),
  base_unit text not null,
  active boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id()
);
create index stock_item_by_name on stock_item using gin (core.search_text(name) gin_trgm_ops);
create index stock_item_in_order on stock_item (name, id);
select core.organisation_wide('stock_item');

-- How many base units one bought unit holds, as an exact fraction. A changed pack size is a new row with a new period.
create table stock_item_unit (
  id uuid primary key default uuidv7(),
  stock_item_id uuid not null constraint stock_item_unit_item references stock_item,
  name text not null,
  numerator bigint not null constraint stock_item_unit_numerator_positive check (numerator > 0),
  denominator bigint not null default 1 constraint stock_item_unit_denominator_positive check (denominator > 0),
  valid_from date not null,
  valid_to date,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint stock_item_unit_period check (valid_to is null or valid_to > valid_from),
  constraint stock_item_unit_one_at_a_time exclude using gist
    (stock_item_id with =, core.spelling(name) with =, daterange(valid_from, valid_to) with &&)
);
select core.organisation_wide('stock_item_unit');

-- The person responsible for a store, and when its stock counts as near expiry.
create table store_policy (
  id uuid primary key default uuidv7(),
  facility_id uuid not null default core.facility_id() constraint store_policy_facility references facility,
  store_id uuid not null constraint store_policy_store references location constraint store_policy_once unique,
  responsible_user_id uuid constraint store_policy_responsible references user_account,
  near_expiry_days int not null default 90 constraint store_policy_days_sensible check (near_expiry_days between 1 and 1000),
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id()
);
select core.facility_scoped('store_policy');

-- The levels of one item in one store; the item's own responsible person comes before the store's.
create table store_item (
  id uuid primary key default uuidv7(),
  facility_id uuid not null default core.facility_id() constraint store_item_facility references facility,
  store_id uuid not null constraint store_item_store references location,
  stock_item_id uuid not null constraint store_item_item references stock_item,
  reorder_level numeric(18, 4) constraint store_item_reorder_level_not_negative check (reorder_level >= 0),
  target_level numeric(18, 4),
  responsible_user_id uuid constraint store_item_responsible references user_account,
  shelf text,
  version int not null default 1,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint store_item_once unique (store_id, stock_item_id),
  constraint store_item_target_above_reorder check (target_level is null or target_level >= coalesce(reorder_level, 0))
);
select core.facility_scoped('store_item');

-- The same number bought at another cost is another batch, so that what is used up is valued at what it cost. Costs and
-- printed prices are per base unit in the facility's currency. An item without batch numbers has one batch without number.
create table batch (
  id uuid primary key default uuidv7(),
  facility_id uuid not null default core.facility_id() constraint batch_facility references facility,
  stock_item_id uuid not null constraint batch_item references stock_item,
  number text,
  expires_on date,
  unit_cost numeric(18, 6) constraint batch_cost_not_negative check (unit_cost >= 0),
  printed_price numeric(18, 6) constraint batch_price_not_negative check (printed_price >= 0),
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint batch_of_item unique (id, stock_item_id)
);
create unique index batch_once on batch (facility_id, stock_item_id, core.spelling(number), expires_on, unit_cost, printed_price)
  nulls not distinct;
create index batch_by_expiry on batch (facility_id, expires_on);
select core.facility_scoped('batch');
select core.append_only('batch');

create table goods_receipt (
  id uuid primary key default uuidv7(),
  facility_id uuid not null default core.facility_id() constraint goods_receipt_facility references facility,
  kind text not null constraint goods_receipt_kind_known check (kind in ('purchase', 'opening-balance')),
  number bigint not null,
  store_id uuid not null constraint goods_receipt_store references location,
  supplier_id uuid constraint goods_receipt_supplier references supplier,
  document_number text,
  received_on date not null,
  note text,
  occurred_at timestamptz not null default core.now(),
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint goods_receipt_number_unique unique (facility_id, number),
  constraint goods_receipt_purchase_has_supplier check ((kind = 'purchase') = (supplier_id is not null))
);
-- A supplier's delivery note is posted once, even when the user submits it twice or spells its number differently.
create unique index goods_receipt_document_once on goods_receipt (facility_id, supplier_id, core.spelling(document_number));
create index goods_receipt_by_day on goods_receipt (facility_id, received_on desc, id desc);
select core.facility_scoped('goods_receipt');
select core.append_only('goods_receipt');

create table goods_receipt_line (
  id uuid primary key default uuidv7(),
  facility_id uuid not null default core.facility_id() constraint goods_receipt_line_facility references facility,
  goods_receipt_id uuid not null constraint goods_receipt_line_receipt references goods_receipt,
  position int not null,
  stock_item_id uuid not null constraint goods_receipt_line_item references stock_item,
  batch_id uuid not null constraint goods_receipt_line_batch references batch,
  unit_name text not null,
  quantity numeric(18, 4) not null constraint goods_receipt_line_quantity_positive check (quantity > 0),
  base_quantity numeric(18, 4) not null constraint goods_receipt_line_base_positive check (base_quantity > 0),
  cost numeric(18, 6),
  printed_price numeric(18, 6),
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint goods_receipt_line_position_unique unique (goods_receipt_id, position)
);
select core.facility_scoped('goods_receipt_line');
select core.append_only('goods_receipt_line');

-- The ledger. A row says what went in (positive) or out (negative), in base units, and which document says so.
create table stock_movement (
  id uuid primary key default uuidv7(),
  facility_id uuid not null default core.facility_id() constraint stock_movement_facility references facility,
  store_id uuid not null constraint stock_movement_store references location,
  stock_item_id uuid not null constraint stock_movement_item references stock_item,
  batch_id uuid not null,
  kind text not null constraint stock_movement_kind_known
    check (kind in ('receipt', 'opening-balance', 'dispense', 'return', 'transfer', 'count-difference', 'expiry', 'damage')),
  quantity numeric(18, 4) not null,
  source_kind text not null constraint stock_movement_source_known
    check (source_kind in ('goods-receipt', 'medication-dispense', 'medication-return', 'transfer', 'adjustment')),
  source_id uuid not null,
  reason text,
  occurred_at timestamptz not null default core.now(),
  business_date date not null,
  created_at timestamptz not null default core.now(),
  created_by uuid default core.actor_id(),
  constraint stock_movement_batch_of_item foreign key (batch_id, stock_item_id) references batch (id, stock_item_id),
  constraint stock_movement_direction check (case
    when kind in ('receipt', 'opening-balance', 'return') then quantity > 0
    when kind in ('dispense', 'expiry', 'damage') then quantity < 0
    else quantity <> 0 end),
  constraint stock_movement_reason_given check (kind not in ('count-difference', 'expiry', 'damage') or reason is not null)
);
create index stock_movement_by_item on stock_movement (store_id, stock_item_id, occurred_at desc, id desc);
create index stock_movement_by_source on stock_movement (source_id);
create index stock_movement_by_day on stock_movement (facility_id, business_date);
select core.facility_scoped('stock_movement');
select core.append_only('stock_movement');

-- Derived, and written by the trigger alone: the application may only read it.
create table stock_balance (
  store_id uuid not null constraint stock_balance_store references location,
  batch_id uuid not null,
  facility_id uuid not null constraint stock_balance_facility references facility,
  stock_item_id uuid not null,
  quantity numeric(18, 4) not null constraint stock_balance_not_negative check (quantity >= 0),
  constraint stock_balance_pkey primary key (store_id, batch_id),
  constraint stock_balance_batch_of_item foreign key (batch_id, stock_item_id) references batch (id, stock_item_id)
);
create index stock_balance_by_item on stock_balance (store_id, stock_item_id);
create index stock_balance_by_facility_item on stock_balance (facility_id, stock_item_id) where quantity > 0;
alter table stock_balance enable row level security;
create policy own_facility on stock_balance for select to wardbook_app using (facility_id = (select core.facility_id()));
create policy report_all on stock_balance for select to wardbook_report using (true);
grant select on stock_balance to wardbook_app, wardbook_report;

-- Rows are made empty first and then moved: PostgreSQL checks the row that an upsert proposes, which would be negative for
-- every movement out.
create function inventory_post_movements() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into public.stock_balance (store_id, batch_id, facility_id, stock_item_id, quantity)
  select distinct store_id, batch_id, facility_id, stock_item_id, 0 from moved order by store_id, batch_id
  on conflict on constraint stock_balance_pkey do nothing;
  update public.stock_balance as balance set quantity = balance.quantity + sums.quantity
  from (select store_id, batch_id, sum(quantity) as quantity from moved group by store_id, batch_id) as sums
  where balance.store_id = sums.store_id and balance.batch_id = sums.batch_id;
  return null;
end $$;

create trigger post_movements after insert on stock_movement referencing new table as moved
  for each statement execute function inventory_post_movements();

-- A store is an open location of kind `store` of the same facility, and a batch moves only within its facility. The location
-- is held until the movement is there, so that a store that is being closed either sees the stock or refuses it. What is
-- counted moves whole, a tablet in halves and quarters (`isCountable` in the contracts).
create function inventory_check_movement() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform from public.location where id = new.store_id and kind = 'store' and facility_id = new.facility_id and active for share;
  if not found then
    raise exception 'A movement of stock names a place that is no open store of its facility.'
      using errcode = '23514', constraint = 'stock_store_known';
  end if;
  if exists (select from public.stock_item where id = new.stock_item_id and base_unit like '{%'
    and mod(new.quantity, case base_unit when '{tablet}' then 0.25 else 1 end) <> 0) then
    raise exception 'A movement of stock splits what is counted whole.' using errcode = '23514', constraint = 'stock_movement_whole_units';
  end if;
  if not exists (select from public.batch where id = new.batch_id and facility_id = new.facility_id) then
    raise exception 'A movement of stock names a batch of another facility.'
      using errcode = '23514', constraint = 'stock_movement_batch_of_facility';
  end if;
  return new;
end $$;
create trigger check_movement before insert on stock_movement for each row execute function inventory_check_movement();
