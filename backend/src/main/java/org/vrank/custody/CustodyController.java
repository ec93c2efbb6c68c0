package org.vrank.custody;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vrank.people.Organisation;
import org.vrank.people.Organisations;
import org.vrank.platform.Page;
import org.vrank.platform.ReaderScope;
import org.vrank.platform.Readers;

/** Custodians and their keys. */
@Controller("/api")
class CustodyController {
    @Serdeable
    record NewKey(@Nullable String passphrase) {}

    /** {@code state}: none, waiting or ready. */
    @Serdeable
    record KeyView(String state, boolean unlocked, @Nullable String fingerprint) {}

    /** {@code state}: none, waiting or ready. */
    @Serdeable
    record CustodianView(
            UUID member,
            String name,
            String organisation,
            @Nullable String fingerprint,
            String state) {}

    private final CustodianKeys keys;
    private final Custody custody;
    private final Organisations organisations;
    private final Readers readers;

    CustodyController(CustodianKeys keys, Custody custody, Organisations organisations, Readers readers) {
        this.keys = keys;
        this.custody = custody;
        this.organisations = organisations;
        this.readers = readers;
    }

    /** The asking custodian's own key. */
    @Get("/custodian-key")
    @Operation(operationId = "getCustodianKey")
    KeyView key() {
        CustodianKeys.State state = keys.state();
        return new KeyView(state.state(), state.unlocked(), state.fingerprint());
    }

    /** Makes the asking custodian's key, under a passphrase that nobody can recover, and unlocks it. */
    @Post("/custodian-key")
    @Operation(operationId = "addCustodianKey")
    @Status(HttpStatus.CREATED)
    KeyView add(@Body NewKey given) {
        keys.add(given.passphrase());
        return key();
    }

    /** Gives the asking custodian's key up, and everything it opened: where its passphrase is forgotten. Another then waits for access. */
    @Delete("/custodian-key")
    @Operation(operationId = "removeCustodianKey")
    @Status(HttpStatus.NO_CONTENT)
    void remove() {
        keys.remove();
    }

    /** Unlocks the asking custodian's key for this session, until it has been idle for thirty minutes. */
    @Post("/custodian-key/unlocking")
    @Operation(operationId = "unlockCustodianKey")
    KeyView unlock(@Body NewKey given) {
        keys.unlock(given.passphrase());
        return key();
    }

    /** Locks it. */
    @Delete("/custodian-key/unlocking")
    @Operation(operationId = "lockCustodianKey")
    @Status(HttpStatus.NO_CONTENT)
    void lock() {
        keys.lock();
    }

    /** Who the custodians are: to whom something confidential is sealed. Waiting ones cannot open anything yet. */
    @Get("/custodians")
    @ReaderScope
    @Operation(operationId = "listCustodians")
    Page<CustodianView> custodians() {
        Map<UUID, Organisation> units = organisations.byId();
        return Page.whole(keys.all().stream()
                .map(c -> new CustodianView(
                        c.memberId(),
                        c.name(),
                        Organisation.fullName(
                                units, c.rootId(), readers.current().language()),
                        CustodianKeys.fingerprint(c.publicKeyset()),
                        c.state()))
                .toList());
    }

    /** Gives a waiting custodian access to everything the asking one can open. */
    @Post("/custodians/{member}/access")
    @Operation(operationId = "giveCustodianAccess")
    Page<CustodianView> give(UUID member) {
        custody.giveAccess(member);
        return custodians();
    }
}
