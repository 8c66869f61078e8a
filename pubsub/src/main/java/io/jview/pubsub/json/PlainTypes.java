package io.jview.pubsub.json;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.ValueSerializerModifier;
import tools.jackson.databind.ser.bean.BeanSerializerBase;
import tools.jackson.databind.ser.impl.UnknownSerializer;

/**
 * Lets records and beans pass and refuses everything that only looks like one: a thread, a stream,
 * a lock or a lambda has getters too, or nothing at all to write.
 */
final class PlainTypes extends ValueSerializerModifier {

  private static final long serialVersionUID = 1L;

  @Override
  public ValueSerializer<?> modifySerializer(
      SerializationConfig config, BeanDescription.Supplier bean, ValueSerializer<?> serializer) {
    Class<?> type = bean.getBeanClass();
    boolean empty = serializer instanceof UnknownSerializer;
    boolean guessed = empty || serializer instanceof BeanSerializerBase;
    boolean refused = guessed && (!isPlain(type) || (empty && !type.isRecord()));
    return refused ? new Refusal(type) : serializer;
  }

  private static boolean isPlain(Class<?> type) {
    if (type.isSynthetic() || type.isHidden()) {
      return false;
    }
    for (Class<?> c = type; c != null && c != Object.class && c != Record.class; ) {
      if (c.getModule().isNamed() && c.getModule().getName().matches("(java|jdk)\\..*")) {
        return false;
      }
      c = c.getSuperclass();
    }
    return true;
  }

  private static final class Refusal extends ValueSerializer<Object> {
    private final Class<?> type;

    Refusal(Class<?> type) {
      this.type = type;
    }

    @Override
    public void serialize(Object value, JsonGenerator out, SerializationContext context) {
      throw new NotJsonException(
          type, "it is neither a value, a list, a map, a record nor a bean of such");
    }
  }
}
