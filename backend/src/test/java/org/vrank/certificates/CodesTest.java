package org.vrank.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.core.type.Argument;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.vrank.testing.TestServer;

class CodesTest {
    @Test
    void a_key_outlives_the_first_issuing_even_where_that_came_to_nothing() {
        try (TestServer server = TestServer.empty()) {
            TransactionOperations<Connection> transactions =
                    server.context().getBean(Argument.of(TransactionOperations.class, Connection.class));
            Codes first = new Codes(transactions);
            assertThatThrownBy(() -> transactions.executeWrite(status -> {
                        first.seal("refused");
                        throw new IllegalStateException("refused");
                    }))
                    .hasMessage("refused");
            byte[] sealed = transactions.executeWrite(status -> first.seal("given"));
            Codes afterwards = new Codes(transactions);
            assertThat(afterwards.open(sealed)).isEqualTo("given");
        }
    }
}
