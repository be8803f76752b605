package io.airsprotocols.openrouter.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Images and sound of an answer, decoded. */
class GeneratedMediaTest {

    private static ObjectNode json(String text) {
        return (ObjectNode) JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "data:image/png;base64,w6k/Pz8= | image/png",
                "data:image/png;charset=utf-8;base64,w6k/Pz8 | image/png",
                "DATA:IMAGE/PNG;BASE64,w6k_Pz8= | image/png",
                "data:;base64,w6k/Pz8= |",
                "data:image/svg+xml,%C3%A9%3f?? | image/svg+xml"
            })
    void a_data_url_is_decoded_whatever_its_form(String url, String mediaType) {
        GeneratedImage image = GeneratedImage.of(url);

        assertThat(image.bytes()).isEqualTo("é???".getBytes(StandardCharsets.UTF_8));
        assertThat(image.mediaType()).isEqualTo(mediaType);
        assertThat(ContentPart.image(url).bytes()).isEqualTo(image.bytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a.example/x.png", "", "data:image/png", "data:image/png;base64,*", "data:,%4"})
    void what_cannot_be_decoded_has_no_bytes(String url) {
        assertThat(GeneratedImage.of(url).bytes()).isNull();
        assertThat(GeneratedImage.of(url).url()).isEqualTo(url);
    }

    @Test
    void sound_is_decoded_once_its_pieces_are_joined() {
        assertThat(new GeneratedAudio(json("{'data':'UklGRg=='}")).bytes())
                .isEqualTo("RIFF".getBytes(StandardCharsets.US_ASCII));
        assertThat(new GeneratedAudio(json("{}")).bytes()).isNull();
        assertThat(new GeneratedAudio(json("{'data':'U'}")).bytes()).isNull();
    }

    @Test
    void the_bytes_of_a_token_may_be_part_of_a_character() {
        assertThat(new TokenLogprob(json("{'bytes':[195,169]}")).bytes())
                .isEqualTo("é".getBytes(StandardCharsets.UTF_8));
        assertThat(new TokenLogprob(json("{'bytes':null}")).bytes()).isNull();
        assertThat(new TokenLogprob(json("{'bytes':[]}")).bytes()).isEmpty();
    }

    @Test
    void an_address_that_stands_where_an_object_belongs_is_read_and_kept() {
        String address = "data:image/png;base64,QUI=";
        ImagePart image = (ImagePart) ContentPart.of(json("{'type':'image_url','image_url':'" + address + "'}"));
        assertThat(image.url()).isEqualTo(address);
        assertThat(image.detail()).isNull();
        assertThat(image.withDetail(ImageDetail.LOW).url()).isEqualTo(address);
        assertThat(image.withDetail(ImageDetail.LOW).detail()).isEqualTo(ImageDetail.LOW);
        assertThat(new GeneratedImage(json("{'image_url':'" + address + "'}")).bytes())
                .containsExactly('A', 'B');
        assertThat(ContentPart.of(json("{'type':'video_url','video_url':'https://a.example/v'}")))
                .isInstanceOfSatisfying(
                        VideoPart.class, video -> assertThat(video.url()).isEqualTo("https://a.example/v"));
    }

    @Test
    void a_media_type_may_be_written_in_capitals() {
        assertThat(ContentPart.image(new byte[] {1}, "IMAGE/PNG").mediaType()).isEqualTo("image/png");
    }
}
