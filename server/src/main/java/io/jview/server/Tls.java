package io.jview.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The certificate and key that a server shows. Read once, when it is made. */
public final class Tls {

  private static final List<String> KEY_ALGORITHMS = List.of("RSA", "EC", "EdDSA");
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  private final KeyStore store;
  private final String password;

  private Tls(KeyStore store, String password) {
    this.store = store;
    this.password = password;
  }

  /**
   * Reads PEM files, as certificate authorities give them out.
   *
   * @param certificates the server's certificate, followed by those that lead to its authority
   * @param privateKey its private key, in PKCS #8 ({@code BEGIN PRIVATE KEY}) without a password
   * @return the certificate and key
   * @throws UncheckedIOException if a file cannot be read
   * @throws IllegalArgumentException if a file does not hold what it should
   */
  public static Tls pem(Path certificates, Path privateKey) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, new char[0]);
      store.setKeyEntry("jview", key(privateKey), new char[0], chain(certificates));
      return new Tls(store, "");
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read " + unreadable.getMessage(), unreadable);
    } catch (GeneralSecurityException wrong) {
      throw new IllegalArgumentException(
          "The key in " + privateKey + " does not go with " + certificates, wrong);
    }
  }

  /**
   * Takes a key store that is loaded already.
   *
   * @param store holds a private key with its certificates
   * @param password the key's password
   * @return the certificate and key
   */
  public static Tls keyStore(KeyStore store, char[] password) {
    return new Tls(store, new String(password));
  }

  SslContextFactory.Server contextFactory() {
    SslContextFactory.Server factory = new SslContextFactory.Server();
    factory.setKeyStore(store);
    factory.setKeyStorePassword(password);
    return factory;
  }

  private static Certificate[] chain(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    try {
      Certificate[] chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(bytes))
              .toArray(Certificate[]::new);
      if (chain.length > 0) {
        return chain;
      }
    } catch (GeneralSecurityException wrong) {
      throw new IllegalArgumentException(file + " holds something that is no certificate", wrong);
    }
    throw new IllegalArgumentException(file + " holds no certificate (BEGIN CERTIFICATE)");
  }

  private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
    Matcher pem = KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
    if (!pem.find()) {
      throw new IllegalArgumentException(
          file
              + " holds no plain PKCS #8 key (BEGIN PRIVATE KEY); convert it with: "
              + "openssl pkcs8 -topk8 -nocrypt -in "
              + file);
    }
    PKCS8EncodedKeySpec spec =
        new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
    for (String algorithm : KEY_ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
      } catch (InvalidKeySpecException another) {
        // Not of this algorithm: the next may fit.
        continue;
      }
    }
    throw new IllegalArgumentException(file + " holds a key that is none of " + KEY_ALGORITHMS);
  }
}
