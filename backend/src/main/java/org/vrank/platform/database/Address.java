package org.vrank.platform.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A database address: {@code postgresql://user:password@host:port/database?parameter=value}.
 *
 * @param jdbc address without user and password
 * @param user the login
 * @param password its password, or null where the server asks none
 */
public record Address(String jdbc, String user, @Nullable String password) {

    private static final String SHAPE = "a database address looks like postgresql://user:password@host:5432/database";

    /** Reads an address; also accepts it with {@code jdbc:} before and user and password as parameters. */
    public static Address of(String url) {
        URI uri;
        try {
            uri = new URI(url.startsWith("jdbc:") ? url.substring(5) : url);
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException(SHAPE); // its own message quotes the password
        }
        if (uri.getScheme() == null || !uri.getScheme().startsWith("postgres") || uri.getHost() == null) {
            throw new IllegalArgumentException(SHAPE);
        }
        String user = null;
        String password = null;
        if (uri.getRawUserInfo() != null) {
            String[] parts = uri.getRawUserInfo().split(":", 2);
            user = decode(parts[0]);
            password = parts.length == 2 ? decode(parts[1]) : null;
        }
        StringBuilder rest = new StringBuilder();
        if (uri.getRawQuery() != null) {
            for (String parameter : uri.getRawQuery().split("&")) {
                if (parameter.startsWith("user=")) {
                    user = decode(parameter.substring(5));
                } else if (parameter.startsWith("password=")) {
                    password = decode(parameter.substring(9));
                } else {
                    rest.append('&').append(parameter);
                }
            }
        }
        if (user == null) {
            throw new IllegalArgumentException("a database address names its user");
        }
        int port = uri.getPort() < 0 ? 5432 : uri.getPort();
        String jdbc = "jdbc:postgresql://" + uri.getHost() + ":" + port + uri.getRawPath()
                + "?currentSchema=vrank&ApplicationName=vrank" + rest;
        return new Address(jdbc, user, password);
    }

    /** The same place for another login. */
    public Address as(String otherUser, @Nullable String otherPassword) {
        return new Address(jdbc, otherUser, otherPassword);
    }

    /** Opens a connection outside any pool. */
    Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        if (password != null) {
            properties.setProperty("password", password);
        }
        return DriverManager.getConnection(jdbc, properties);
    }

    @Override
    public String toString() {
        return "database address of " + URLEncoder.encode(user, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
