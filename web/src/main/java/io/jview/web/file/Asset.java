package io.jview.web.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * A file of the client, as it is kept in memory. Its name carries a hash of its content, so that a
 * browser may keep it for ever.
 */
record Asset(String url, String contentType, String hash, byte[] content, byte[] gzip) {

  private static final int HASH_DIGITS = 16;

  static Asset load(String folder, String name, String contentType) {
    byte[] content = read(name);
    String hash = sha256(content).substring(0, HASH_DIGITS);
    int dot = name.lastIndexOf('.');
    String url = folder + name.substring(0, dot) + "-" + hash + name.substring(dot);
    return new Asset(url, contentType, hash, content, gzip(content));
  }

  private static byte[] read(String name) {
    try (InputStream in = Asset.class.getResourceAsStream("assets/" + name)) {
      if (in == null) {
        throw new IllegalStateException("The asset " + name + " is missing in JView's jar");
      }
      return in.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException("Cannot read the asset " + name, broken);
    }
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(content);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
