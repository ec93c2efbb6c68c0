package org.vrank.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vrank.testing.TestServer;

/** Where somebody without an account can write to. */
class ContactTest {
    @Test
    void whoever_asks_is_told_the_address_that_the_operator_set() {
        try (TestServer server = TestServer.demo(Map.of("vrank.contact", " help@vrank.example "), List.of())) {
            assertThat(server.visitor().get("/api/me").text("contact")).isEqualTo("help@vrank.example");
            assertThat(server.as("karim").get("/api/me").text("contact")).isEqualTo("help@vrank.example");
        }
    }

    @Test
    void where_none_was_set_there_is_none() {
        try (TestServer server = TestServer.demo(Map.of("vrank.contact", " "), List.of())) {
            assertThat(server.visitor().get("/api/me").text("contact")).isEqualTo("null");
        }
    }
}
