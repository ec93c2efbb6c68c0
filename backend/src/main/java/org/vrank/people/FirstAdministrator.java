package org.vrank.people;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.platform.Ids;
import org.vrank.platform.database.Content;

/**
 * Somebody has to let the others in. {@code VRANK_ADMINISTRATOR} ({@code An Admin <an@example.org>}) names the first member of
 * an installation that has none yet; where there is a member, it does nothing. The seat lies in an organisation of its own, which
 * neither funds nor is funded.
 */
@Singleton
class FirstAdministrator implements Content {
    private final @Nullable String named;
    private final Ids ids;

    FirstAdministrator(@Nullable @Value("${vrank.administrator}") String named, Ids ids) {
        this.named = named;
        this.ids = ids;
    }

    @Override
    public void load(Connection owner) throws SQLException {
        if (named == null || named.isBlank() || peopled(owner)) {
            return;
        }
        InternetAddress address = address(named);
        String name = address.getPersonal() == null ? address.getAddress() : address.getPersonal();
        UUID organisation = ids.next();
        UUID member = ids.next();
        UUID seat = ids.next();
        run(owner, """
                insert into organisation (id, content_key, root_id, level, kind, name_nl, name_fr, name_de, name_en, source)
                values (?, 'vrank:administration', ?, 'regional', 'body', 'Beheer van Vrank', 'Administration de Vrank',
                        'Verwaltung von Vrank', 'Administration of Vrank', 'this installation')
                """, organisation, organisation);
        run(owner, "insert into member (id, name) values (?, ?)", member, name);
        run(
                owner,
                "insert into account (member_id, email, language) values (?, ?, 'nl')",
                member,
                address.getAddress());
        run(owner, "insert into seat (id, organisation_id, kind) values (?, ?, 'administrator')", seat, organisation);
        run(
                owner,
                "insert into tenure (id, seat_id, member_id, starts) values (?, ?, ?, vrank_today())",
                ids.next(),
                seat,
                member);
    }

    /** The demo world brings its own people, a moment later. */
    private static boolean peopled(Connection owner) throws SQLException {
        try (var ask = owner.createStatement();
                var row = ask.executeQuery("select exists (select from member) or (select demo from installation)")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static InternetAddress address(String named) {
        try {
            InternetAddress address = new InternetAddress(named, true);
            if (!address.getAddress().contains("@")) {
                throw new AddressException();
            }
            return address;
        } catch (AddressException malformed) {
            throw new IllegalStateException("VRANK_ADMINISTRATOR is no address such as: An Admin <an@example.org>");
        }
    }

    private static void run(Connection owner, String sql, Object... values) throws SQLException {
        try (var statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }
}
