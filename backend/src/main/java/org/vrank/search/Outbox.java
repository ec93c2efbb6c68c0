package org.vrank.search;

import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.vrank.platform.Readers;

/**
 * The signal that the outbox holds something new. Features write the row in the transaction of their change and call
 * {@link #changed}; when that transaction has committed, the feed of this node wakes. Other nodes notice by themselves.
 *
 * <p>Whoever changed something finds it: a search by the same session waits until the feed has read that far. Nobody waits for
 * what others write, so that the time an answer takes tells nothing about them.
 */
@Singleton
public class Outbox {
    private final TransactionOperations<Connection> transactions;
    private final Readers readers;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Map<UUID, Long> ownWrites = new ConcurrentHashMap<>();
    private long asked;
    private long done;
    private volatile long finished = System.nanoTime();
    private boolean woken;

    Outbox(TransactionOperations<Connection> transactions, Readers readers) {
        this.transactions = transactions;
        this.readers = readers;
    }

    /** Says, inside a reader scope, that the transaction of this scope writes to the outbox. */
    public void changed() {
        UUID session = readers.current().session();
        transactions
                .findTransactionStatus()
                .orElseThrow(() -> new IllegalStateException("outside a transaction"))
                .registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        ownWrites.put(session, ask());
                    }
                });
    }

    /** Asks for a reading that begins from now on; its number. */
    long ask() {
        lock.lock();
        try {
            asked++;
            woken = true;
            moved.signalAll();
            return asked;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the feed has read what this session wrote, or for so long at most. */
    void awaitOwn(UUID session, Duration atMost) {
        Long number = ownWrites.get(session);
        if (number != null && await(number, atMost)) {
            ownWrites.remove(session, number);
        }
    }

    /** Waits until a reading that was asked for is done; false when it took longer. */
    boolean await(long number, Duration atMost) {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (done < number && left > 0) {
                left = moved.awaitNanos(left);
            }
            return done >= number;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** How long ago the feed of this node last read everything there was; about the time between two polls when all is well. */
    Duration behind() {
        return Duration.ofNanos(System.nanoTime() - finished);
    }

    /** For the feed: the newest reading asked for. */
    long newest() {
        lock.lock();
        try {
            return asked;
        } finally {
            lock.unlock();
        }
    }

    /** For the feed: everything asked for up to this number is in the index. */
    void finished(long number) {
        finished = System.nanoTime();
        lock.lock();
        try {
            done = Math.max(done, number);
            moved.signalAll();
        } finally {
            lock.unlock();
        }
        ownWrites.values().removeIf(written -> written <= number);
    }

    /** For the feed: rests a second after something failed; false when it is to stop. */
    boolean restAfterFault() {
        try {
            rest(Duration.ofSeconds(1));
            return true;
        } catch (InterruptedException stopping) {
            return false;
        }
    }

    /** For the feed: rests until something was asked for, or for so long at most. */
    void rest(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (!woken) {
                boolean signalled = moved.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
                assert signalled || !woken;
            }
            woken = false;
        } finally {
            lock.unlock();
        }
    }
}
