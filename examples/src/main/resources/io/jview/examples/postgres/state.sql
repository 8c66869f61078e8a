-- What the demo keeps, in a schema of its own: drop schema jview_demo cascade removes all of it.
create schema if not exists jview_demo;

create table if not exists jview_demo.counter (
  name text primary key,
  number bigint not null
);

create table if not exists jview_demo.messages (
  id bigint generated always as identity primary key,
  room text not null,
  author text not null,
  text text not null
);

create index if not exists messages_by_room on jview_demo.messages (room, id);
