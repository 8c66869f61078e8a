package io.jview.pubsub;

/** A message's JSON form is larger than the limit. Thrown to the caller before anything is sent. */
public final class PayloadTooLargeException extends PubSubException {

  private static final long serialVersionUID = 1L;

  private final String topic;
  private final long size;
  private final long limit;

  /**
   * Makes one.
   *
   * @param topic where the message was to go
   * @param size its size as JSON, in bytes
   * @param limit the largest size allowed, in bytes
   */
  public PayloadTooLargeException(String topic, long size, long limit) {
    super(
        "message of %,d bytes for topic '%s' is larger than the limit of %,d bytes; send a reference to where the data is kept, or raise maxMessageBytes"
            .formatted(size, topic, limit));
    this.topic = topic;
    this.size = size;
    this.limit = limit;
  }

  /**
   * Tells where the message was to go.
   *
   * @return the topic
   */
  public String topic() {
    return topic;
  }

  /**
   * Tells how large the message is.
   *
   * @return its size as JSON, in bytes
   */
  public long size() {
    return size;
  }

  /**
   * Tells how large it may be.
   *
   * @return the limit, in bytes
   */
  public long limit() {
    return limit;
  }
}
