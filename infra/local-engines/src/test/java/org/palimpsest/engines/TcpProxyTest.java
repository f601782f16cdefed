package org.palimpsest.engines;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.palimpsest.engines.TcpProxy.Loss;

/** What a proxy lets through, seen from a caller and from a server that answers each line with the same line. */
class TcpProxyTest {

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private final TcpProxy proxy = new TcpProxy(server.getLocalPort());

    TcpProxyTest() throws IOException {
        Thread.ofVirtual().start(this::serve);
    }

    private void serve() {
        try {
            while (true) {
                var caller = server.accept();
                Thread.ofVirtual().start(() -> echo(caller));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private void echo(Socket caller) {
        try (caller; var lines = new BufferedReader(new InputStreamReader(caller.getInputStream(), ISO_8859_1))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                heard.add(line);
                caller.getOutputStream().write((line + "\n").getBytes(ISO_8859_1));
            }
        } catch (IOException e) {
            // The caller has gone.
        }
    }

    @AfterEach
    void end() throws IOException {
        proxy.close();
        server.close();
    }

    /** Null if the connection is closed without an answer. */
    private String ask(String line) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            socket.setSoTimeout(500);
            socket.getOutputStream().write((line + "\n").getBytes(ISO_8859_1));
            return String.valueOf(new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1)).readLine());
        }
    }

    @Test
    void whatever_is_said_is_answered_until_it_is_cut_and_again_once_it_is_mended() throws IOException {
        assertThat(ask("one")).isEqualTo("one");
        try (var open = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            proxy.cut();
            assertThat(open.getInputStream().read()).isEqualTo(-1);
        }
        proxy.mend();
        assertThat(ask("two")).isEqualTo("two");
    }

    @Test
    void a_lost_request_is_not_heard_and_a_lost_answer_is() throws IOException {
        proxy.lose(1, "lost", Loss.REQUEST);
        assertThat(ask("this is lost")).isEqualTo("null");
        assertThat(ask("this is lost no more")).isEqualTo("this is lost no more");
        proxy.lose(1, "lost", Loss.ANSWER);
        assertThat(ask("heard, but lost")).isEqualTo("null");
        assertThat(heard).containsExactly("this is lost no more", "heard, but lost");
        assertThat(proxy.lossesLeft()).isZero();
    }

    @Test
    void silence_leaves_the_connection_open() throws IOException {
        proxy.lose(1, "quiet", Loss.SILENCE);
        assertThatThrownBy(() -> ask("quiet")).isInstanceOf(SocketTimeoutException.class);
        assertThat(heard).containsExactly("quiet");
    }

    @Test
    void what_is_held_is_heard_once_it_is_let_go() throws Exception {
        var release = proxy.holdRequests("slow");
        var answer = new ConcurrentLinkedQueue<String>();
        var caller = Thread.ofVirtual().start(() -> {
            try {
                answer.add(ask("slow"));
            } catch (IOException e) {
                answer.add(e.toString());
            }
        });
        await().until(() -> proxy.heldRequests() == 1);
        assertThat(ask("quick")).isEqualTo("quick");
        release.run();
        caller.join();
        assertThat(answer).containsExactly("slow");
    }

    @Test
    void callers_that_are_held_are_answered_once_it_is_mended() throws Exception {
        try (var held = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            proxy.holdCallers(port -> port == held.getLocalPort());
            held.getOutputStream().write("held\n".getBytes(ISO_8859_1));
            assertThat(ask("free")).isEqualTo("free");
            assertThat(heard).containsExactly("free");
            proxy.mend();
            assertThat(held.getInputStream().read()).isEqualTo('h');
        }
    }
}
