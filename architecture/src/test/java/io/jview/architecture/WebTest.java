package io.jview.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.jview.web.Site;
import org.junit.jupiter.api.Test;

class WebTest extends HouseRules {

  WebTest() {
    super(
        House.of(Site.class)
            .floor(
                Room.of(
                    "entry",
                    "Site",
                    "SiteBuilder",
                    "GroupBuilder",
                    "OpenSite",
                    "Secrets",
                    "DefaultLayout",
                    "DefaultErrorPage"))
            .floor(Room.of("page"))
            .floor(Room.of("body"), Room.of("file"))
            .floor(Room.of("contract", "."))
            .floor(Room.of("http"))
            .floor(Room.of("host"))
            .floor(Room.of("limits", "Limits", "LimitValues", "BodyLimits")));
  }

  @Test
  void aSiteKnowsNoServer() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.eclipse.jetty..",
            "jakarta..",
            "javax.servlet..",
            "org.springframework..",
            "com.sun.net.httpserver..")
        .check(new ClassFileImporter().importPackagesOf(Site.class));
  }
}
