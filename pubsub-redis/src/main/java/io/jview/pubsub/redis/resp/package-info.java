/**
 * Not part of the API. A client for RESP, the protocol of Redis: one connection, from its opening
 * and login to its end, and the commands and answers on it; it knows nothing of topics. The rooms
 * of the server and of the cluster come in. A connection at work has two threads, one that reads
 * and one that writes; commands come from any thread, answers are told on the reading one.
 */
@NullMarked
package io.jview.pubsub.redis.resp;

import org.jspecify.annotations.NullMarked;
