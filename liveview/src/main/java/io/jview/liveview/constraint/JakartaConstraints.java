package io.jview.liveview.constraint;

import jakarta.validation.Configuration;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Those of Jakarta Validation. Thread-safe. */
final class JakartaConstraints implements Constraints {

  /** Fills parameters into messages, and needs no expression language for it. */
  private static final String PLAIN_INTERPOLATOR =
      "org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator";

  private static final Set<String> REQUIRING = Set.of("NotNull", "NotBlank", "NotEmpty");

  private final Validator validator;
  private final MessageInterpolator interpolator;

  /** Of each record the parts that something is asked of, and whether they must be there. */
  private final ClassValue<Map<String, Boolean>> asked =
      new ClassValue<>() {
        @Override
        protected Map<String, Boolean> computeValue(Class<?> record) {
          return read(record);
        }
      };

  private JakartaConstraints(Validator validator, MessageInterpolator interpolator) {
    this.validator = validator;
    this.interpolator = interpolator;
  }

  @SuppressWarnings("resource") // lives as long as the process
  static JakartaConstraints create() {
    Configuration<?> configuration = Validation.byDefaultProvider().configure();
    MessageInterpolator interpolator = interpolator(configuration);
    Validator validator =
        configuration.messageInterpolator(interpolator).buildValidatorFactory().getValidator();
    return new JakartaConstraints(validator, interpolator);
  }

  private static MessageInterpolator interpolator(Configuration<?> configuration) {
    ClassLoader provider = configuration.getClass().getClassLoader();
    try {
      return (MessageInterpolator)
          Class.forName(PLAIN_INTERPOLATOR, true, provider).getConstructor().newInstance();
    } catch (ReflectiveOperationException anotherProvider) {
      return configuration.getDefaultMessageInterpolator();
    }
  }

  @Override
  public List<String> check(Class<?> record, String part, @Nullable Object value, Locale locale) {
    if (!asked.get(record).containsKey(part)) {
      return List.of();
    }
    return sorted(validator.validateValue(record, part, value), locale).stream()
        .map(Violation::message)
        .distinct()
        .toList();
  }

  @Override
  public List<Violation> check(Object record, Locale locale) {
    return sorted(validator.validate(record), locale);
  }

  private List<Violation> sorted(Set<? extends ConstraintViolation<?>> violations, Locale locale) {
    return violations.stream()
        .map(found -> new Violation(found.getPropertyPath().toString(), message(found, locale)))
        .sorted(Comparator.comparing(Violation::path).thenComparing(Violation::message))
        .toList();
  }

  /** The sentence in a language of ours: a validator knows that of the process alone. */
  private String message(ConstraintViolation<?> violation, Locale locale) {
    try {
      return interpolator.interpolate(
          violation.getMessageTemplate(), new Filled(violation), locale);
    } catch (ValidationException malformed) {
      return violation.getMessage();
    }
  }

  /** What may stand in a message. */
  private record Filled(ConstraintViolation<?> violation) implements MessageInterpolator.Context {

    @Override
    public ConstraintDescriptor<?> getConstraintDescriptor() {
      return violation.getConstraintDescriptor();
    }

    @Override
    public @Nullable Object getValidatedValue() {
      return violation.getInvalidValue();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
      throw new ValidationException("there is nothing more");
    }
  }

  @Override
  public boolean requires(Class<?> record, String part) {
    return asked.get(record).getOrDefault(part, false);
  }

  private Map<String, Boolean> read(Class<?> record) {
    return validator.getConstraintsForClass(record).getConstrainedProperties().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                PropertyDescriptor::getPropertyName, JakartaConstraints::requires));
  }

  private static boolean requires(PropertyDescriptor property) {
    return property.getConstraintDescriptors().stream()
        .map(constraint -> constraint.getAnnotation().annotationType().getSimpleName())
        .anyMatch(REQUIRING::contains);
  }
}
