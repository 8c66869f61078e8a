package io.jview.web.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartHeaderTest {

  private static PartHeader parse(String parameters) throws Exception {
    return PartHeader.parse(List.of("content-disposition:form-data;" + parameters));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "name=\"a b\"; filename=\"x.txt\", a b, x.txt",
        "name=a; filename=x.txt, a, x.txt",
        " NAME = \"a\" ; FileName = \"x.txt\" , a, x.txt",
        "filename=\"x;y=z.txt\"; name=\"a\", a, x;y=z.txt",
        "name=\"q%22q\"; filename=\"q%22q%0D%0A.txt\", q\"q, q_q.txt",
        "name=\"q\\\"q\"; filename=\"q\\\"q.txt\", q\"q, q_q.txt",
        "name=\"a\\\"; filename=\"x.txt\", a\\, x.txt",
        "name=\"a\"; filename=\"C:\\Users\\me\\x.txt\", a, x.txt",
        "name=\"a\"; filename=\"héé.txt\", a, héé.txt",
        "name=\"a\"; filename*=UTF-8''h%C3%A9%20%2F..%2Fx.txt, a, x.txt",
        "name=\"a\"; filename=\"plain.txt\"; filename*=utf-8'en'%E2%82%AC.txt, a, €.txt",
        "name=\"a\"; filename=\"plain.txt\"; filename*=UTF-8''%zz, a, plain.txt",
        "name=\"a\"; filename=\"first\"; filename=\"second\", a, first",
        "name=\"\"; filename=\"x\", ``, x",
        "name=\"a\", a, ",
      })
  void namesAreReadAsBrowsersOfAllAgesWriteThem(String parameters, String name, String fileName)
      throws Exception {
    PartHeader header = parse(parameters);
    assertThat(header.name()).isEqualTo(name);
    assertThat(header.fileName()).isEqualTo(fileName);
  }

  @Test
  void anInputWithoutAFileHasNoName() throws Exception {
    assertThat(parse("name=a; filename=\"\"").chosen()).isFalse();
    assertThat(parse("name=a; filename=\"x\"").chosen()).isTrue();
  }

  @Test
  void aTypeSaysTheCharset() throws Exception {
    PartHeader header =
        PartHeader.parse(
            List.of(
                "Content-Disposition: form-data; name=a",
                "Content-Type: text/plain; charset=\"ISO-8859-1\"",
                "Content-Transfer-Encoding: 8BIT"));
    assertThat(header.charset()).isEqualTo(StandardCharsets.ISO_8859_1);
    assertThat(header.contentType()).startsWith("text/plain");
    assertThat(parse("name=a").charset()).isEqualTo(StandardCharsets.UTF_8);
  }

  @Test
  void anEncodedPartIsNotUnderstood() {
    assertThatThrownBy(
            () ->
                PartHeader.parse(
                    List.of(
                        "Content-Disposition: form-data; name=a",
                        "Content-Transfer-Encoding: base64")))
        .hasMessageContaining("encoded");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "../../etc/passwd, passwd",
        "..\\..\\boot.ini, boot.ini",
        "/etc/, file",
        ".., file",
        ".htaccess, htaccess",
        "...a.b..., a.b",
        "a:b*c?.txt, a_b_c_.txt",
        "a\u202egnp.exe, agnp.exe",
        "a\u0000b\u0007.txt, ab.txt",
        "nul.txt, _nul.txt",
        "COM1, _COM1",
        "console.log, console.log",
        "e\u0301.txt, é.txt",
        "` name .txt `, name .txt",
        "` `, file",
      })
  void aFilesNameCanBeANameHere(String given, String name) {
    assertThat(FileName.clean(given)).isEqualTo(name);
  }

  @Test
  void aLongNameKeepsItsExtension() {
    assertThat(FileName.clean("é".repeat(300) + ".jpeg")).endsWith("é.jpeg").hasSize(102);
    assertThat(FileName.clean("😀".repeat(100))).hasSize(100);
    assertThat(FileName.clean("x." + "y".repeat(500))).hasSize(200);
  }
}
