-- Where the instances sign their frames, the triggers sign theirs: by a secret that only the owner reads.
create schema if not exists jview_demo;

create table if not exists jview_demo.frames_secret (
  only_one boolean primary key default true check (only_one),
  secret text not null
);

create or replace function jview_demo.signed(frame text) returns text language plpgsql stable as $$
declare
  shared text := (select secret from jview_demo.frames_secret);
begin
  if shared is null then
    return frame;
  end if;
  return left(frame, -1) || ',"sig":"'
    || translate(encode(hmac(convert_to(frame, 'utf8'), convert_to(shared, 'utf8'), 'sha256'), 'base64'), '+/=', '-_')
    || '"}';
end
$$;
