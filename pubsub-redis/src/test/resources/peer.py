"""Speaks the Redis format of the PyView guide: counts what it hears on a topic, and answers each message once."""

import asyncio
import json
import sys

import redis.asyncio as redis


async def main(url, topic, answers):
    client = redis.from_url(url)
    pubsub = client.pubsub()
    await pubsub.subscribe("pyview:" + topic)
    print("subscribed", flush=True)
    async for message in pubsub.listen():
        if message["type"] != "message":
            continue
        heard = json.loads(message["data"])
        assert heard["topic"] == topic, heard
        answer = json.dumps({"topic": answers, "message": {"heard": heard["message"]}})
        await client.publish("pyview:" + answers, answer)


asyncio.run(main(*sys.argv[1:]))
