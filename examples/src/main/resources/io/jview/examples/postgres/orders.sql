-- A table whose rows are live on the page /orders: whoever changes it, every browser shows it.
create schema if not exists jview_demo;

create table if not exists jview_demo.orders (
  id bigint generated always as identity primary key,
  customer text not null,
  article text not null,
  state text not null default 'new'
);

create or replace function jview_demo.tell_of_orders() returns trigger language plpgsql security definer as $$
begin
  perform pg_notify('jview_frames', jview_demo.signed(json_build_object(
    'topic', 'orders',
    'message', json_build_object('what', lower(tg_op), 'id', coalesce(new.id, old.id)))::text));
  return null;
end
$$;

create or replace trigger tell_of_orders after insert or update or delete on jview_demo.orders
  for each row execute function jview_demo.tell_of_orders();

insert into jview_demo.orders (customer, article)
  select customer, article
  from (values ('Ada', 'Difference engine'), ('Grace', 'Compiler'), ('Alan', 'Tape')) as first (customer, article)
  where not exists (select from jview_demo.orders);
